using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using PyOps.Hosting.Admitting;
using PyOps.Webhooks.Admission;
using PyOps.Webhooks.Callers;
using PyOps.Webhooks.Extracts;
using PyOps.Webhooks.Measuring;
using PyOps.Webhooks.Requests;

namespace PyOps.Webhooks.Serving;

/// <summary>Answers POSTs of reviews.</summary>
internal sealed class ReviewEndpoint(
    ReviewHandler handler, IReadOnlyDictionary<string, AdmissionPath> paths, WebhookMetrics metrics, Seats bodies, LargeBodies large,
    BodyDeadline deadline, StrangerLog strangers)
{
    /// <summary>Answers a request.</summary>
    public async Task Answer(HttpContext context)
    {
        if (Refused(context, out var path))
            return;
        var begun = Stopwatch.GetTimestamp();
        metrics.Begun();
        try
        {
            await Review(context, path!, context.Features.GetRequiredFeature<Seat>());
        }
        finally
        {
            metrics.Ended(Stopwatch.GetElapsedTime(begun));
        }
    }

    private bool Refused(HttpContext context, out AdmissionPath? path)
    {
        var request = context.Request;
        path = null;
        if (context.Features.Get<Stranger>() is { } stranger)
            return RefuseStranger(context, stranger);
        if (!paths.TryGetValue(request.Path.Value ?? "", out path))
            return Refuse(
                context, Refusal.Path, 404,
                "there is nothing here; post a review to /pods/{mode} or /templates/{mode}, mode enforce, warn, audit or default");
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return Refuse(context, Refusal.Method, 405, "post an AdmissionReview");
        }
        if (!IsJson(request.ContentType) || request.Headers.ContentEncoding.Count > 0)
            return Refuse(context, Refusal.ContentType, 415, "send application/json, without a content encoding");
        return false;
    }

    // His connection goes, too: it takes a seat from those who may ask.
    private bool RefuseStranger(HttpContext context, Stranger stranger)
    {
        strangers.Tell(stranger, context.Connection.RemoteIpAddress);
        context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        return Refuse(
            context, stranger.Reason, StatusCodes.Status403Forbidden,
            $"reviews are answered only to API servers that say who they are (--client-ca, --client-name), and {stranger.Problem}");
    }

    private static bool IsJson(string? type) =>
        type is not null && type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Length == "application/json".Length || type["application/json".Length] is ';' or ' ');

    private async Task Review(HttpContext context, AdmissionPath path, Seat connection)
    {
        var pipe = context.Request.BodyReader;
        try
        {
            var late = deadline.Token;
            var read = await pipe.ReadAsync(late);
            while (!read.IsCompleted
                && read.Buffer.Length < context.Request.ContentLength
                && context.Request.ContentLength <= ServerLimits.PromptBody)
            {
                pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                read = await pipe.ReadAsync(late);
            }
            if (!AnswerInPlace(context, read, path, connection))
                await Collect(context, pipe, path, connection);
        }
        catch (BadHttpRequestException broken)
        {
            // The body is too slow, or is not framed as HTTP wants it.
            Refuse(context, Refusal.Slow, broken.StatusCode, broken.Message);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            RefuseSlow(context);
        }
        catch (Exception error) when (error is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            GiveUp(context); // Nobody is there to be told.
        }
    }

    /// <summary>What nearly every review is: all there, and in one piece. It is read where it lies.</summary>
    private bool AnswerInPlace(HttpContext context, ReadResult read, AdmissionPath path, Seat connection)
    {
        var pipe = context.Request.BodyReader;
        var isAll = read.Buffer.IsSingleSegment && (read.IsCompleted || read.Buffer.Length == context.Request.ContentLength);
        if (isAll && read.Buffer.Length <= ServerLimits.MaxBody)
        {
            Send(context, read.Buffer.FirstSpan, null, path, connection);
            pipe.AdvanceTo(read.Buffer.End);
            return true;
        }
        pipe.AdvanceTo(read.Buffer.Start); // Nothing was looked at, so the next read has it again at once.
        return false;
    }

    private async Task Collect(HttpContext context, PipeReader pipe, AdmissionPath path, Seat connection)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        time.CancelAfter(ServerLimits.BodyTime);
        using var seat = bodies.Take(connection.Origin, context.Abort);
        using var body = new CollectedBody(large, connection, seat, context.Request.ContentLength);
        if (await body.Read(pipe, time.Token))
            Send(context, body.Bytes, body.Extract, path, connection);
        else
            RefuseBusy(context);
    }

    private void Send(HttpContext context, ReadOnlySpan<byte> body, Extract? extract, AdmissionPath path, Seat connection)
    {
        var answer = AnswerBuffer.Rent();
        context.Response.StatusCode = handler.Answer(body, extract, path, answer.Json);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            connection.Prove();
        Send(context.Response, answer);
    }

    private void RefuseSlow(HttpContext context)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
            Refuse(
                context, Refusal.Slow, StatusCodes.Status408RequestTimeout,
                $"the body did not come within {ServerLimits.BodyTime.TotalSeconds} s");
        else
            GiveUp(context);
    }

    // Left to itself Kestrel would go on to read what is left of the body, and write to the log that it cannot: a line for each.
    private void GiveUp(HttpContext context)
    {
        metrics.Refused(Refusal.Slow);
        context.Abort();
    }

    private void RefuseBusy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        Refuse(context, Refusal.Busy, StatusCodes.Status429TooManyRequests, "too many large reviews at the same time");
    }

    private bool Refuse(HttpContext context, Refusal reason, int code, string message)
    {
        metrics.Refused(reason);
        if (context.Response.HasStarted)
            return true;
        var answer = AnswerBuffer.Rent();
        AnswerWriter.WriteRefusal(answer.Json, code, message);
        context.Response.StatusCode = code;
        Send(context.Response, answer);
        return true;
    }

    private static void Send(HttpResponse response, AnswerBuffer answer)
    {
        answer.Json.Flush();
        response.ContentType = "application/json";
        response.ContentLength = answer.Written.Length;
        response.BodyWriter.Write(answer.Written);
    }
}
