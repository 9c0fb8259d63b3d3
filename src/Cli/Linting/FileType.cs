using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PyOps.Cli.Linting;

/// <summary>Tells files from pipes, sockets and devices: to open a pipe is to wait for somebody who writes into it.</summary>
internal static class FileType
{
    // From the kernel's statx(2), whose layout is the same on every processor.
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int ModeOffset = 28;
    private const int StatusSize = 256;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Whether it is a file, or a link to one that is there.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path);
        var status = new byte[StatusSize];
        return Statx(CurrentFolder, path, 0, TypeOnly, status) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & TypeMask) == Regular;
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);
}
