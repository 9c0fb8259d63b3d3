using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Serving;

[Collection(nameof(SharedServer))]
public sealed class LoadTests(SharedServer shared)
{
    private const int LargeReview = 7 * 1024 * 1024;

    /// <summary>Up to 7 MiB as it is, beyond by what is read of it.</summary>
    [Theory]
    [InlineData(LargeReview - 1024, false)]
    [InlineData(LargeReview + 1024, false)]
    [InlineData(3 * LargeReview, false)]
    [InlineData(7 * LargeReview, true)]
    public async Task A_large_review_is_judged_up_to_what_an_API_server_can_send_and_denied_by_name_beyond_it(int bytes, bool isTooLong)
    {
        using var answer = await shared.Client.PostAsync("/pods/enforce", Server.Json(Reviews.OfSize(bytes)));

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((Reviews.Uid, false), Reviews.Read(text));
        Assert.Equal(isTooLong, text.Contains("the review has more than 48 MiB"));
        Assert.Equal(!isTooLong, text.Contains("[image-tag]"));
    }

    [Theory]
    [InlineData(LargeReview + 1024, "[image-tag]")]
    [InlineData(7 * LargeReview, "the review has more than 48 MiB")]
    public async Task Without_a_length_the_limit_counts_too(int bytes, string told)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pods/warn")
        {
            Version = HttpVersion.Version20,
            Content = new Endless(bytes),
        };

        using var answer = await shared.Client.SendAsync(request);

        Assert.Contains(told, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Of_many_large_reviews_at_once_none_is_without_an_end_and_the_webhook_is_as_before()
    {
        using var clients = new Clients(shared.Server, 40);
        var review = Reviews.OfSize(LargeReview - 4096);

        var codes = await clients.Each(async client =>
        {
            try
            {
                using var answer = await client.PostAsync("/pods/enforce", Server.Json(review));
                return (int)answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                return 0; // The refusal came while the body was being sent, and the connection was closed over it.
            }
        }, atOnce: 40);

        Assert.All(codes, code => Assert.True(code is 200 or 429 or 0, $"HTTP {code}"));
        Assert.Contains(200, codes);
        await Wait.Until(async () => await shared.Server.Metric("pyops_webhook_in_flight") == 0, "all of them to end");
        Assert.True(await Post(shared.Client));
    }

    [Fact]
    public async Task A_thousand_reviews_in_flight_over_one_connection_each_have_their_own_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 1024).Select(async i =>
        {
            var uid = $"uid-{i}";
            using var answer = await shared.Client.PostAsync("/pods/enforce", Server.Json(Reviews.Create(uid: uid)));
            return Reviews.Read(await answer.Content.ReadAsStringAsync()) == (uid, false);
        }));

        Assert.All(answers, Assert.True);
        Assert.Equal(0, await shared.Server.Metric("pyops_webhook_in_flight"));
    }

    /// <summary>Far more than there are places for: who is idle makes room, and comes again.</summary>
    [Fact]
    public async Task Two_thousand_connections_keep_nobody_from_being_answered()
    {
        using var clients = new Clients(shared.Server, 2000);

        var first = await clients.Each(Post, atOnce: 12);
        var again = await clients.Each(Post, atOnce: 12);

        Assert.All(first.Concat(again), Assert.True);
        Assert.True(await Post(shared.Client));
    }

    private static async Task<bool> Post(HttpClient client)
    {
        using var answer = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));
        return Reviews.Read(await answer.Content.ReadAsStringAsync()) == (Reviews.Uid, false);
    }

    /// <summary>Clients with a connection each, which stays open.</summary>
    private sealed class Clients(Server server, int count) : IDisposable
    {
        private readonly List<HttpClient> clients =
        [
            .. Enumerable.Range(0, count).Select(i => server.Client(i % 2 == 0 ? HttpVersion.Version20 : HttpVersion.Version11)),
        ];

        public async Task<IReadOnlyList<T>> Each<T>(Func<HttpClient, Task<T>> act, int atOnce)
        {
            var results = new T[clients.Count];
            await Parallel.ForAsync(
                0, clients.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (i, _) => results[i] = await act(clients[i]));
            return results;
        }

        public void Dispose() => clients.ForEach(client => client.Dispose());
    }

    /// <summary>A review whose length nobody knows beforehand.</summary>
    private sealed class Endless : HttpContent
    {
        private readonly byte[] bytes;

        public Endless(int length)
        {
            bytes = Encoding.UTF8.GetBytes(Reviews.OfSize(length));
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
