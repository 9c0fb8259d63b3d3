using PyOps.Client;
using PyOps.Operator.Certificates;
using PyOps.Operator.Policies;
using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Services;

namespace PyOps.Operator;

/// <summary>What the operator does: a line a feature.</summary>
internal static class Features
{
    public static void AddTo(Manager manager, OperatorOptions options, ServerVersion version)
    {
        ServiceFeature.AddTo(manager, version, new(options.InitImage, options.Bounds, options.DocsUrl, options.Workers));
        PolicyFeature.AddTo(manager);
        CertificateFeature.AddTo(manager, options.Certificates);
    }
}
