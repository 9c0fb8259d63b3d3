using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Serving;

[Collection(nameof(SharedServer))]
public sealed class RequestTests(SharedServer shared)
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_review_is_answered_over_both_versions_of_HTTP(string version)
    {
        using var client = shared.Server.Client(new Version(version));

        using var answer = await client.PostAsync("/pods/enforce?timeout=5s", Server.Json(Reviews.Create()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new Version(version), answer.Version);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((Reviews.Uid, false), Reviews.Read(await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("GET", "/pods/enforce", 405)]
    [InlineData("PUT", "/templates/warn", 405)]
    [InlineData("POST", "/", 404)]
    [InlineData("POST", "/pods", 404)]
    [InlineData("POST", "/pods/", 404)]
    [InlineData("POST", "/pods/disabled", 404)]
    [InlineData("POST", "/pods/enforce/", 404)]
    [InlineData("POST", "/Pods/enforce", 404)]
    [InlineData("POST", "/services/enforce", 404)]
    [InlineData("GET", "/metrics", 404)]
    public async Task What_is_no_review_is_refused_in_words(string method, string path, int code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Version = HttpVersion.Version20 };
        if (method != "GET")
            request.Content = Server.Json(Reviews.Create());

        using var answer = await shared.Client.SendAsync(request);

        await Refused(answer, code);
        Assert.Equal(code == 405, answer.Content.Headers.Allow.Contains("POST"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json-patch+json")]
    [InlineData("application/vnd.kubernetes.protobuf")]
    [InlineData(null)]
    public async Task Another_type_of_content_is_refused(string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Reviews.Create()));
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        using var answer = await shared.Client.PostAsync("/pods/enforce", content);

        await Refused(answer, 415);
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var content = Server.Json(Reviews.Create());
        content.Headers.ContentEncoding.Add("gzip");

        using var answer = await shared.Client.PostAsync("/pods/enforce", content);

        await Refused(answer, 415);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    public async Task JSON_may_be_written_with_parameters_and_in_any_case(string type)
    {
        using var content = new StringContent(Reviews.Create());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var answer = await shared.Client.PostAsync("/pods/enforce", content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_to_its_end()
    {
        using var client = shared.Server.Client(HttpVersion.Version11);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pods/enforce") { Content = Server.Json(Reviews.OfSize(300_000)) };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await client.SendAsync(request);

        Assert.Equal((Reviews.Uid, false), Reviews.Read(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task Refused(HttpResponseMessage answer, int code)
    {
        Assert.Equal(code, (int)answer.StatusCode);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, document.RootElement.GetProperty("code").GetInt32());
        Assert.NotEmpty(document.RootElement.GetProperty("message").GetString()!);
    }
}
