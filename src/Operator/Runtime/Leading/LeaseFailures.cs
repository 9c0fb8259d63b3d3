using System.Net;
using k8s.Autorest;

namespace PyOps.Operator.Runtime.Leading;

/// <summary>Says what keeps this replica from its lease, once each time it changes.</summary>
internal sealed class LeaseFailures(LeaderElectionOptions options, ILogger logger)
{
    private string? last;

    private string Subject => $"Lease {options.Namespace}/{options.Name}";

    /// <summary>Takes note of a try that failed; it is repeated.</summary>
    public void Failed(Exception error)
    {
        var message = Explain(error);
        var level = string.Equals(message, last, StringComparison.Ordinal) ? LogLevel.Debug : LogLevel.Warning;
        last = message;
        // The stack of a refused or broken connection says nothing; that of anything else is a defect of ours.
        var unexpected = error is HttpOperationException or HttpRequestException or IOException or OperationCanceledException
            ? null
            : error;
        logger.Log(level, unexpected, "{Message}. It is tried again", message);
    }

    /// <summary>Takes note that the server answered.</summary>
    public void Recovered() => last = null;

    private string Explain(Exception error) => error switch
    {
        HttpOperationException { Response.StatusCode: HttpStatusCode.Unauthorized } =>
            $"The API server does not accept our credentials ({Subject}): check the service account's token or the kubeconfig",
        HttpOperationException { Response.StatusCode: HttpStatusCode.Forbidden } =>
            $"Not allowed to hold the {Subject}: "
            + "grant the verbs get, create and update on leases.coordination.k8s.io there to our service account",
        // A lease that is missing is made; only its namespace can be.
        HttpOperationException { Response.StatusCode: HttpStatusCode.NotFound } =>
            $"There is no namespace {options.Namespace} for the {Subject}: make it, or name another with --namespace",
        HttpOperationException refused => $"The {Subject} could not be held: HTTP {(int)refused.Response.StatusCode}",
        OperationCanceledException => $"The {Subject} could not be held: no answer in time",
        _ => $"The {Subject} could not be held: {error.Message}",
    };
}
