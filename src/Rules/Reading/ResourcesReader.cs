using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads <c>resources</c>.</summary>
internal static class ResourcesReader
{
    private static readonly FieldNames Fields = new(ReadTree.Resources.Names);
    private static readonly FieldNames Names = new(ReadTree.Amounts.Names);

    public static ResourcesView Read(ref JsonCursor json)
    {
        var view = default(ResourcesView);
        if (!json.EnterObject())
            return view;
        ulong seen = 0;
        while (json.NextField(Fields, ref seen) is { } field)
        {
            var (cpu, memory) = Amounts(ref json);
            // Kubernetes takes a limit for a request where there is none.
            view = new(view.HasMemoryLimit || (memory && field == "limits"), view.HasRequests || cpu || memory);
        }
        return view;
    }

    private static (bool Cpu, bool Memory) Amounts(ref JsonCursor json)
    {
        var (cpu, memory) = (false, false);
        if (!json.EnterObject())
            return (cpu, memory);
        ulong seen = 0;
        while (json.NextField(Names, ref seen) is { } name)
        {
            var isThere = IsAmount(ref json);
            (cpu, memory) = (cpu || (name == "cpu" && isThere), memory || (name == "memory" && isThere));
        }
        return (cpu, memory);
    }

    // A quantity is a text or a number, and 0 means that there is none.
    private static bool IsAmount(ref JsonCursor json)
    {
        if (!json.IsNumber)
            return json.Text() is { } text && text.AsSpan().ContainsAnyInRange('1', '9');
        return json.IsAboveZero();
    }
}
