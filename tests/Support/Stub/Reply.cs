using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PyOps.Support.Stub;

/// <summary>Answers of an API server, good and bad.</summary>
public static class Reply
{
    public static RequestDelegate Json(string body, int status = 200) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>A refusal with a Status object.</summary>
    public static RequestDelegate Status(int code, string message, int? retryAfter = null) => context =>
    {
        if (retryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString();
        return Json(StatusObject(code, message), code)(context);
    };

    public static string StatusObject(int code, string message) =>
        JsonSerializer.Serialize(new { kind = "Status", apiVersion = "v1", status = "Failure", message, code });

    /// <summary>A list of objects, or one page of it.</summary>
    public static RequestDelegate List(string resourceVersion, IEnumerable<string> items, string next = "") => Json(
        $$$"""{"kind":"List","apiVersion":"v1","metadata":"""
            + $$$"""{"resourceVersion":"{{{resourceVersion}}}","continue":"{{{next}}}"},"items":[{{{string.Join(',', items)}}}]}""");

    /// <summary>A watch that says these lines and then stays silent until the client leaves.</summary>
    public static RequestDelegate Hold(params string[] lines) => async context =>
    {
        await Send(context, string.Concat(lines.Select(line => line + "\n")));
        await Gone(context);
    };

    /// <summary>A watch that says these lines and ends as agreed.</summary>
    public static RequestDelegate End(params string[] lines) => Cut(string.Concat(lines.Select(line => line + "\n")));

    /// <summary>A watch that ends as agreed after this text, be it within a line.</summary>
    public static RequestDelegate Cut(string text) => context => Send(context, text);

    /// <summary>
    /// A watch whose connection is reset after this text. A reset overtakes what the client has not read yet,
    /// so it waits for a sign, if given.
    /// </summary>
    public static RequestDelegate Reset(string text, Task? when = null) => async context =>
    {
        await Send(context, text);
        await (when ?? Task.CompletedTask);
        context.Abort();
    };

    private static async Task Send(HttpContext context, string text)
    {
        context.Response.ContentType = "application/json";
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task Gone(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
