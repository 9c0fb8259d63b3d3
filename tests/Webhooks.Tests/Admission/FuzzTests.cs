using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PyOps.Rules.Policies;
using PyOps.Webhooks.Admission;
using PyOps.Webhooks.Measuring;
using PyOps.Webhooks.Requests;
using PyOps.Webhooks.Serving;
using PyOps.Webhooks.Tests.Serving;
using Xunit.Abstractions;

namespace PyOps.Webhooks.Tests.Admission;

/// <summary>
/// Mutated reviews: 50,000, or as many as PYOPS_FUZZ says (`make fuzz`). The answer is always JSON, with the uid of the review when it has
/// one that can be read, and never a 5xx. The seed is printed; PYOPS_FUZZ_SEED repeats it.
/// </summary>
[Collection(nameof(SharedServer))]
public sealed class FuzzTests(SharedServer shared, ITestOutputHelper output)
{
    private static readonly int count = int.Parse(Environment.GetEnvironmentVariable("PYOPS_FUZZ") ?? "50000");
    private static readonly int seed = int.Parse(Environment.GetEnvironmentVariable("PYOPS_FUZZ_SEED") ?? Random.Shared.Next().ToString());

    private static readonly byte[][] corpus =
        [
            .. Directory.GetFiles(
                Path.Combine(Checkout.Root, "tests", "Webhooks.Tests", "Admission", "Golden"),
                "request.json", SearchOption.AllDirectories)
                .Order().Select(File.ReadAllBytes),
        ];

    private static readonly AdmissionPath[] paths = [.. AdmissionPath.All(Rules.Checks.Effect.Warn).Values];

    [Fact]
    public void Every_mutated_review_is_answered_by_JSON_with_its_uid()
    {
        var handler = new ReviewHandler(() => Policy.Default, new WebhookMetrics(), TimeProvider.System, NullLogger.Instance);
        var mutator = new Mutator(corpus, seed);
        var (answered, denied, clock) = (0, 0, Stopwatch.StartNew());
        for (var i = 0; i < count; i++)
        {
            var (review, uid) = mutator.Next();
            var buffer = AnswerBuffer.Rent();
            var code = handler.Answer(review, null, paths[i % paths.Length], buffer.Json);
            buffer.Json.Flush();
            var allowed = Check(code, buffer.Written, review, uid);
            answered += code == 200 ? 1 : 0;
            denied += allowed == false ? 1 : 0;
        }
        output.WriteLine(
            $"{count} reviews, seed {seed}: {answered} answered, {denied} of them denied, "
                + $"{count - answered} without a uid, in {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(answered, 1, count - 1);
        Assert.InRange(denied, 1, answered - 1);
    }

    [Fact]
    public async Task So_is_every_one_that_is_posted()
    {
        var mutator = new Mutator(corpus, seed);
        for (var i = 0; i < count / 50; i++)
        {
            var (review, uid) = mutator.Next();
            using var content = new ByteArrayContent(review);
            content.Headers.ContentType = new("application/json");
            using var answer = await shared.Client.PostAsync(i % 2 == 0 ? "/pods/enforce" : "/templates/warn", content);
            Check((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), review, uid);
        }
        Assert.Equal(HttpStatusCode.OK, await shared.Server.Health("/readyz"));
    }

    private static bool? Check(int code, ReadOnlySpan<byte> answer, byte[] review, string? uid)
    {
        try
        {
            Assert.True(code is 200 || (code is 400 && uid is null), $"HTTP {code}");
            var json = new Utf8JsonReader(answer);
            using var document = JsonDocument.ParseValue(ref json);
            if (code == 400)
                return null;
            var response = document.RootElement.GetProperty("response");
            var answered = response.GetProperty("uid").GetString()!;
            Assert.True(uid is null ? IsIn(answered, review) : answered == uid, $"the uid is {answered}");
            return response.GetProperty("allowed").GetBoolean();
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException(
                $"{problem.Message} (seed {seed}) for the review\n{Encoding.UTF8.GetString(review)}",
                problem);
        }
    }

    // A mutation may have put escapes into it, which then are there instead of what they stand for.
    private static bool IsIn(string uid, byte[] review) =>
        review.AsSpan().IndexOf(Encoding.UTF8.GetBytes(uid)) >= 0 || review.Contains((byte)'\\');
}
