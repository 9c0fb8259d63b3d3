using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;

namespace PyOps.Hosting.Admitting;

/// <summary>Where somebody comes from.</summary>
/// <param name="Address">His address, as one of IPv6.</param>
/// <param name="Network">The first address of its network: a /24, or a /64 of IPv6. The pods of a node usually are one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Origin(UInt128 Address, UInt128 Network)
{
    private const int HostBits = 8;
    private const int HostBitsOfIPv6 = 64;

    /// <summary>That of an address; all that are unknown are one.</summary>
    public static Origin Of(IPAddress? address)
    {
        // Sockets that take both families write addresses of IPv4 so already.
        var mapped = (address ?? IPAddress.IPv6None).MapToIPv6();
        Span<byte> bytes = stackalloc byte[16];
        mapped.TryWriteBytes(bytes, out _);
        var whole = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        var host = mapped.IsIPv4MappedToIPv6 ? HostBits : HostBitsOfIPv6;
        return new Origin(whole, whole >> host << host);
    }

    /// <summary>The address as it is written.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Address);
        var address = new IPAddress(bytes);
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }
}
