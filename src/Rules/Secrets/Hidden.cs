using System.Runtime.InteropServices;

namespace PyOps.Rules.Secrets;

/// <summary>A part of a text that must not be shown.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hidden(int Start, int End);
