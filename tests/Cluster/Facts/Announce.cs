using Xunit.Abstractions;
using Xunit.Sdk;

namespace PyOps.Cluster;

/// <summary>Says things on the console of `dotnet test`, which shows neither output nor errors of the test process itself.</summary>
internal static class Announce
{
    /// <summary>Where xunit takes messages that belong to no test; known from the first discovered cluster test on.</summary>
    public static IMessageSink? Sink { get; set; }

    public static void Line(string text)
    {
        if (Sink is { } sink)
            sink.OnMessage(new DiagnosticMessage(text));
        else
            Console.Error.WriteLine(text);
    }
}
