namespace PyOps.Webhooks.Requests;

/// <summary>Why a request got no review as its answer.</summary>
internal enum Refusal
{
    /// <summary>There is nothing at that path (404).</summary>
    Path,

    /// <summary>The method is not POST (405).</summary>
    Method,

    /// <summary>The content is not JSON (415).</summary>
    ContentType,

    /// <summary>The review has no uid to answer to (400).</summary>
    NoUid,

    /// <summary>The body did not come in time, or broke off (408).</summary>
    Slow,

    /// <summary>More is in flight than fits into memory (429).</summary>
    Busy,

    /// <summary>Who asks has to present a certificate, and presents none (403).</summary>
    NoCertificate,

    /// <summary>His certificate is none that counts (403).</summary>
    WrongCertificate,

    /// <summary>His certificate is for somebody who may not ask (403).</summary>
    WrongName,
}
