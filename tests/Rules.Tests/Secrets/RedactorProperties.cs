using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PyOps.Rules.Secrets;

namespace PyOps.Rules.Tests;

public class RedactorProperties
{
    private const string Secret = "hunter2Hunter2";

    // Random characters hardly ever make a notation: pieces of them reach further.
    private static readonly string[] Pieces =
    [
        "password", "Authorization", "user", "=", ":", ": ", " ", "\n", "\"", "'", "'''", "\\", "--", ",", "{", "}", "]", "://", "@", "/",
            "b'",
        "Bearer ", "None", "***", "-----", "-----BEGIN ", "-----END ", "PRIVATE KEY", "eyJ", ".", "AKIA", "\u001b[", "31m", "é", "\ud83d",
        "\0",
    ];

    private static readonly Gen<string> Mixes = Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts));

    [Property(MaxTest = 2000)]
    public void Any_text_is_read_without_an_exception(string? text) => Redactor.Redact(text ?? "");

    [Property(MaxTest = 5000)]
    public Property A_secret_is_hidden_whatever_surrounds_it() => Prop.ForAll(
        (from before in Mixes
         from notation in Gen.Elements("\npassword={0}", "\n\"token\": \"{0}\"", "\napi_key: {0}", "\nhttps://me:{0}@example.com",
             "\n--secret {0}")
         from after in Mixes
         select before + string.Format(System.Globalization.CultureInfo.InvariantCulture, notation, Secret) + " " + after).ToArbitrary(),
        text => Assert.DoesNotContain(Secret, Redactor.Redact(text), StringComparison.Ordinal));

    [Property(MaxTest = 2000)]
    public Property Words_without_a_secrets_name_stay() => Prop.ForAll(
        Gen.Elements("started", "worker", "port=8080", "status: ok", "(pid 7)", "a/b", "200",
            "GET").ListOf().Select(words => string.Join(' ', words)).ToArbitrary(),
        text => Assert.Equal(text, Redactor.Redact(text)));

    [Theory]
    [InlineData("password=")]
    [InlineData("\"password\": \"")]
    [InlineData("'password','")]
    [InlineData("--token ")]
    [InlineData("a://b:c/")]
    [InlineData("-----BEGIN PRIVATE KEY")]
    [InlineData("-----END PRIVATE KEY-----")]
    [InlineData("-")]
    [InlineData("\\")]
    [InlineData("eyJ.")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a")]
    [InlineData("a/b@c")]
    [InlineData("a/@")]
    [InlineData("input_value=")]
    [InlineData("token\\n input_value=, input_type=")]
    [InlineData("\u001b[")]
    public void A_million_characters_take_no_more_than_linear_time(string piece)
    {
        var watch = Stopwatch.StartNew();

        Redactor.Redact(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));

        // A quadratic scan of a million characters takes minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
