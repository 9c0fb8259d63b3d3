using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace PyOps.Webhooks.Tests.Policies;

/// <summary>A watch that says what the test wants, when it wants.</summary>
internal sealed class Gate
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public RequestDelegate Watch => async context =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(line + "\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
    };

    public async Task Say(params string[] text)
    {
        foreach (var line in text)
            await lines.Writer.WriteAsync(line);
    }
}
