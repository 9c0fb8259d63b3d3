using System.Text;
using PyOps.Rules.Secrets;

namespace PyOps.Operator.Wording;

/// <summary>The last line that an application or a probe wrote, fit for everybody's eyes.</summary>
internal static class LastWords
{
    // The kubelet cuts long output at its front (at 2048 bytes, less with many containers), and with it perhaps a secret's name.
    private const int CutAt = 900;

    /// <summary>The last line that is not empty, at most 256 characters, without secrets; null when there is none.</summary>
    public static string? Of(string? output)
    {
        var lines = Redactor.Redact(output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines switch
        {
            [] => null,
            [_] when Encoding.UTF8.GetByteCount(output!) > CutAt => null,
            [.., var last] => Text.Sentence(last),
        };
    }
}
