using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>
/// The Job that runs <c>spec.migration</c> for a revision. Its name follows from what it does, so that to make it twice makes it once.
/// </summary>
public static class MigrationJobBuilder
{
    private const int HashLength = 10;

    /// <summary>One pod and one try, with a deadline, owned by the service.</summary>
    /// <param name="service">A completed, valid service with a migration, as the revision's inputs have it.</param>
    /// <param name="facts">The cluster and the install.</param>
    /// <param name="revision">Name of the revision that is to run after it.</param>
    public static V1Job Build(CompletedService service, ClusterFacts facts, string revision)
    {
        var migration = service.Migration ?? throw new ArgumentException("The service has no migration.", nameof(service));
        var role = PodRole.Migrating(migration.Command);
        var template = PodTemplateBuilder.Build(service, facts, role);
        template.Spec.RestartPolicy = "Never";
        var job = new V1Job
        {
            Metadata = new V1ObjectMeta
            {
                Name = Name(service, revision),
                NamespaceProperty = service.Namespace,
                Labels = ObjectMeta.Labels(service, role),
                Annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    [ApiNames.RevisionAnnotation] = revision,
                    [ApiNames.MigrationAnnotation] = Mark(migration.Command),
                },
                OwnerReferences = [ObjectMeta.Owner(service)],
            },
            Spec = new V1JobSpec
            {
                // One pod and one try: what failed halfway is for a person to look at.
                Completions = 1,
                Parallelism = 1,
                BackoffLimit = 0,
                ActiveDeadlineSeconds = migration.TimeoutSeconds,
                Template = template,
            },
        };
        return job.Initialize();
    }

    /// <summary>What tells one command of migrations from another.</summary>
    /// <param name="command">Command in exec form.</param>
    public static string Mark(IEnumerable<string> command) => Hash(JsonSerializer.Serialize(command));

    /// <summary>Name of the Job: another one for another command, and after a timeout for more time.</summary>
    /// <param name="service">A service with a migration.</param>
    /// <param name="revision">Name of the revision that is to run after it.</param>
    public static string Name(CompletedService service, string revision)
    {
        var (command, seconds) = (service.Migration!.Command, service.Migration.TimeoutSeconds);
        // As long as a revision's, so that it fits the label that the Job controller gives its pods.
        return $"{service.Name}-{Hash($"{revision} {Mark(command)} {seconds}")}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
