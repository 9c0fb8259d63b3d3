using System.Text.Json.Nodes;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Leading;

/// <summary>One Lease behind an API server with optimistic concurrency, which insists on MicroTime's form and can fail on demand.</summary>
internal sealed class FakeLeases
{
    private const string MicroTime = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$";
    private readonly Lock gate = new();
    private JsonNode? lease;
    private int version;

    /// <summary>Called for each request; what it throws or returns is the answer.</summary>
    public Func<FakeApi.Request, HttpResponseMessage?> Fault { get; set; } = _ => null;

    public string? Holder => Lease?["spec"]?["holderIdentity"]?.GetValue<string>();

    /// <summary>Writes that succeeded.</summary>
    public int Writes => Volatile.Read(ref version);

    public JsonNode? Lease
    {
        get
        {
            lock (gate)
                return lease?.DeepClone();
        }
    }

    /// <summary>Somebody else takes the lease by force.</summary>
    public void Steal(string holder)
    {
        lock (gate)
        {
            lease!["spec"]!["holderIdentity"] = holder;
            lease["metadata"]!["resourceVersion"] = (++version).ToString();
        }
    }

    public HttpResponseMessage Answer(FakeApi.Request request)
    {
        if (Fault(request) is { } fault)
            return fault;
        lock (gate)
        {
            if (request.Method == HttpMethod.Get)
                return lease is null ? FakeApi.Status(404) : FakeApi.Json(lease.ToJsonString());
            var expected = request.Method == HttpMethod.Post ? null : lease?["metadata"]?["resourceVersion"]?.GetValue<string>();
            if ((request.Method == HttpMethod.Post && lease is not null)
                || !string.Equals(expected, request.Body!["metadata"]?["resourceVersion"]?.GetValue<string>(), StringComparison.Ordinal))
                return FakeApi.Status(409);
            foreach (var time in (string[])["acquireTime", "renewTime"])
            {
                if (request.Body["spec"]?[time] is { } value)
                    Assert.Matches(MicroTime, value.GetValue<string>());
            }

            lease = request.Body.DeepClone();
            lease["metadata"]!["resourceVersion"] = (++version).ToString();
            return FakeApi.Json(lease.ToJsonString());
        }
    }
}
