namespace PyOps.Rules.Secrets;

/// <summary>How the tokens of an issuer begin.</summary>
/// <param name="Prefix">First characters.</param>
/// <param name="AtLeast">Fewest characters after them.</param>
internal sealed record KnownToken(string Prefix, int AtLeast)
{
    public static readonly KnownToken[] All =
    [
        new("ghp_", 30), new("gho_", 30), new("ghu_", 30), new("ghs_", 30), new("ghr_", 30), new("github_pat_", 30), new("glpat-", 16),
        new("gldt-", 16), new("glrt-", 16), new("xoxb-", 16), new("xoxp-", 16), new("xoxa-", 16), new("xoxr-", 16), new("xoxs-", 16),
        new("xapp-", 16), new("sk_live_", 16), new("sk_test_", 16), new("rk_live_", 16), new("rk_test_", 16), new("whsec_", 16),
        new("sk-ant-", 16), new("sk-proj-", 16), new("sk-svcacct-", 16), new("AIza", 35), new("ya29.", 16), new("npm_", 30),
        new("pypi-", 50), new("hf_", 30), new("dckr_pat_", 20), new("SG.", 40), new("hvs.", 20), new("hvb.", 20), new("dop_v1_", 40),
        new("shpat_", 28), new("glsa_", 28), new("AGE-SECRET-KEY-1", 40), new("dapi", 32), new("PMAK-", 40), new("lin_api_", 30),
    ];

    public bool Matches(ReadOnlySpan<char> word) =>
        word.Length >= Prefix.Length + AtLeast && word.StartsWith(Prefix, StringComparison.Ordinal);
}
