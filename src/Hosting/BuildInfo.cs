using System.Reflection;

namespace PyOps.Hosting;

/// <summary>What user agents, <c>--version</c> and the metric pyops_build_info tell.</summary>
/// <param name="Program">Its name, such as <c>pyops-operator</c>.</param>
/// <param name="Version">Its version, three numbers.</param>
public sealed record BuildInfo(string Program, string Version)
{
    /// <summary>How it names itself to servers: <c>pyops-operator/0.1.0</c>.</summary>
    public string UserAgent => $"{Program}/{Version}";

    /// <summary>The program that a type is a part of: which process it is hosted in, a test's say, does not matter.</summary>
    public static BuildInfo Of(Type part) => Of(part.Assembly.GetName());

    /// <summary>What an assembly says of itself.</summary>
    public static BuildInfo Of(AssemblyName assembly) =>
        new(assembly.Name!.Replace('.', '-').ToLowerInvariant(), assembly.Version?.ToString(3) ?? "0.0.0");
}
