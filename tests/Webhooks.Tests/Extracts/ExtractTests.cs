using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;
using PyOps.Webhooks.Admission;
using PyOps.Webhooks.Extracts;
using PyOps.Webhooks.Measuring;
using PyOps.Webhooks.Requests;
using PyOps.Webhooks.Serving;
using PyOps.Webhooks.Tests.Admission;
using Xunit.Abstractions;

namespace PyOps.Webhooks.Tests.Extracts;

/// <summary>The extract of a review has the answer of the review.</summary>
public class ExtractTests(ITestOutputHelper output)
{
    private static readonly string folder = Path.Combine(Checkout.Root, "tests", "Webhooks.Tests", "Admission", "Golden");

    private static readonly (string Name, byte[] Review, AdmissionPath Path)[] corpus =
    [
        .. from path in Directory.GetFiles(folder, "request.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           let posted = File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "path")).Trim()
           select (path, File.ReadAllBytes(path), AdmissionPath.All(Effect.Warn)[posted]),
    ];

    private readonly ReviewHandler handler = new(() => Policy.Default, new WebhookMetrics(), TimeProvider.System, NullLogger.Instance);

    [Fact]
    public void In_pieces_of_any_length_it_has_the_answer_of_the_whole()
    {
        foreach (var (name, review, path) in corpus.Where(item => ReviewReader.Read(item.Review) is { Problem: null, Uid: not null }))
        {
            var whole = Answer(review, null, path);
            foreach (var length in new[] { 1, 2, 3, 7, 64, 1000, review.Length })
            {
                using var extract = new Extract(new byte[review.Length]);
                Assert.True(whole == AnswerTo(extract, review, length, path), $"{name} in pieces of {length}");
            }
        }
    }

    /// <summary>As a body that grows too long is turned into its extract where it lies.</summary>
    [Fact]
    public void Where_the_review_lies_it_has_the_same_answer()
    {
        foreach (var (name, review, path) in corpus.Where(item => ReviewReader.Read(item.Review) is { Problem: null, Uid: not null }))
        {
            var whole = Answer(review, null, path);
            var buffer = (byte[])review.Clone();
            using var extract = new Extract(buffer);
            extract.Add(buffer.AsSpan(0, review.Length / 2));
            extract.Add(review.AsSpan(review.Length / 2));

            Assert.True(whole == Answer(extract.Bytes, extract, path), name);
        }
    }

    /// <summary>What is no review any more may be told in other words, and never ends in an exception.</summary>
    [Fact]
    public void So_has_that_of_a_review_that_was_changed_anywhere()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var mutator = new Mutator([.. corpus.Select(item => item.Review)], seed);
        var compared = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var (review, _) = mutator.Next();
            using var extract = new Extract(new byte[review.Length]);
            var path = corpus[i % corpus.Length].Path;
            var answer = AnswerTo(extract, review, random.Next(1, 100), path);
            if (ReviewReader.Read(review).Problem is not null || extract.Problem is not null)
                continue;
            compared++;
            Assert.True(Answer(review, null, path) == answer, $"seed {seed}: {Encoding.UTF8.GetString(review)}");
        }
        output.WriteLine($"{compared} compared, seed {seed}");
        Assert.InRange(compared, 100, 5_000);
    }

    [Fact]
    public void What_no_rule_reads_is_not_kept()
    {
        using var extract = new Extract(new byte[1000]);
        extract.Add("""
            {"kind":"AdmissionReview","request":{"uid":"1","dryRun":false,"object":{"kind":"Pod","metadata":{"labels":{"a":"b"},
            "annotations":{"a":"b"}},"spec":{"volumes":[{"csi":{"a":[1]},"name":"v"}],"tolerations":[{}],
            "containers":[{"env":[{"valueFrom":{"a":1},"name":"A"}],"tty":true},null]},"status":{}},"options":{}}}
            """u8);

        Assert.Equal(
            """{"kind":"AdmissionReview","request":{"uid":"1","object":{"kind":"Pod","metadata":{"annotations":{}},"spec":"""
                + """{"volumes":[{"csi":{},"name":"v"}],"containers":[{"env":[{"valueFrom":{},"name":"A"}]},null]}}}}""",
            Encoding.UTF8.GetString(extract.Bytes));
    }

    [Theory]
    [InlineData("object", "oldObject", "what rules read of the object has more than 7 MiB")]
    [InlineData("oldObject", "object", null)]
    public void An_object_without_room_is_missing_and_as_it_was_it_may_be(string large, string small, string? problem)
    {
        using var extract = new Extract(new byte[200]);
        extract.Add(Encoding.UTF8.GetBytes(
            $$$"""{"request":{"{{{large}}}":{"kind":"{{{new string('x', 300)}}}"},"{{{small}}}":{"kind":"Pod"},"uid":"1"}}"""));

        Assert.Equal(problem, extract.Problem);
        Assert.Equal(
            $$$"""{"request":{"{{{large}}}":null,"{{{small}}}":{"kind":"Pod"},"uid":"1"}}""",
            Encoding.UTF8.GetString(extract.Bytes));
    }

    private string AnswerTo(Extract extract, byte[] review, int length, AdmissionPath path)
    {
        for (var at = 0; at < review.Length; at += length)
            extract.Add(review.AsSpan(at, Math.Min(length, review.Length - at)));
        return Answer(extract.Bytes, extract, path);
    }

    private string Answer(ReadOnlySpan<byte> review, Extract? extract, AdmissionPath path)
    {
        var answer = AnswerBuffer.Rent();
        var code = handler.Answer(review, extract, path, answer.Json);
        answer.Json.Flush();
        return $"{code} {Encoding.UTF8.GetString(answer.Written)}";
    }
}
