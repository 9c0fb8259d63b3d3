using System.Text;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Evaluation;

public class MessageTests
{
    [Fact]
    public void All_findings_are_in_one_answer_the_pods_own_first_then_container_by_container()
    {
        const string Spec = """
            hostPID: true, containers: [{name: app, image: app, ports: [{containerPort: 80}]}, {name: proxy, image: proxy}],
            """ + """
             initContainers: [{name: wait, image: wait}]
            """;

        Assert.Equal(
            """
            spec.hostPID: hostPID is true, so the pod shares the node's processes; remove it [host-namespaces]
            spec.initContainers[0].image (container "wait"): "wait" has no tag; name a version tag or a digest [image-tag]
            spec.containers[0].ports[0].containerPort (container "app"): port 80 is below 1024; use 8080 or so [low-ports]
            spec.containers[0].image (container "app"): "app" has no tag; name a version tag or a digest [image-tag]
            spec.containers[1].image (container "proxy"): "proxy" has no tag; name a version tag or a digest [image-tag]
            why, and how to mend it: kubectl pyops explain host-namespaces image-tag low-ports
            """,
            Evaluator.Evaluate(Given.Pod(Spec), null, Selection.Of("low-ports,image-tag,host-namespaces", Policy.Default, out _)!,
                Given.Request).Denial);
    }

    [Fact]
    public void Twenty_lines_are_written_and_the_rest_is_counted()
    {
        var spec = $"containers: [{string.Join(", ", Enumerable.Range(0, 23).Select(i => $"{{name: c{i}, image: a}}"))}]";

        var lines = Messages.Lines(Given.Findings("image-tag", spec));

        Assert.Equal(22, lines.Count);
        Assert.Equal(["and 3 more", "why, and how to mend it: kubectl pyops explain image-tag"], lines.Skip(20));
    }

    [Fact]
    public void Where_an_install_has_an_address_for_its_people_messages_lead_there()
    {
        var request = Given.Request with { Docs = "https://docs.example.com/pyops" };
        var policy = Selection.Of("image-tag,low-ports", Policy.Default, out _)!;
        var pod = Given.Pod("containers: [{name: app, image: a, ports: [{containerPort: 80}]}]");

        var decision = Evaluator.Evaluate(pod, null, policy, request);

        Assert.EndsWith(
            "why, and how to mend it: https://docs.example.com/pyops#low-ports https://docs.example.com/pyops#image-tag", decision.Denial,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://docs.example.com/platform/python/pyops/practices")]
    public void Of_many_rules_as_many_are_named_as_fit_in_a_warning(string? docs)
    {
        var line = Messages.Reference([.. Catalogue.All.Select(rule => rule.Id)], docs);

        Assert.InRange(line.Length, 150, 256);
        var last = Catalogue.All.Select(rule => rule.Id).Last(id => line.Contains(id, StringComparison.Ordinal));
        Assert.EndsWith(last, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_nothing_said() => Assert.Empty(Messages.Lines([]));

    [Fact]
    public void What_users_wrote_stays_short_and_on_its_line()
    {
        var message = Given.Message("image-tag", $"containers: [{{name: \"a\\nb\", image: \"x\\u001b[31m{new string('y', 5000)}\"}}]");

        Assert.InRange(message.Length, 1, 300);
        Assert.DoesNotContain(message, char.IsControl);
        Assert.Contains("(container \"a?b\"): \"x?[31myyy", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\u202egpj", "?gpj")]
    [InlineData("a\\u2028b", "a?b")]
    [InlineData("\\u0085\\u007f", "??")]
    [InlineData("é 漢 😀", "é 漢 😀")]
    public void What_would_turn_or_end_the_line_is_not_shown(string image, string shown) => Assert.Contains(
        $": \"{shown}\" has no tag", Given.Message("image-tag", $"containers: [{{name: app, image: \"{image}\"}}]"),
            StringComparison.Ordinal);

    [Fact]
    public void A_text_is_not_cut_in_the_midst_of_a_character()
    {
        var message = Given.Message("image-tag", $"containers: [{{name: app, image: \"a{string.Concat(Enumerable.Repeat("😀", 150))}\"}}]");

        Assert.Contains("😀…\"", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message.EnumerateRunes(), rune => rune == Rune.ReplacementChar);
    }

    [Fact]
    public void Names_in_a_path_stay_short_and_on_its_line()
    {
        var volume = Given.Message("volume-types", $"volumes: [{{name: v, \"x\\n{new string('y', 5000)}\": {{}}}}]");
        var annotated = Given.Read(
            $"{{kind: Pod, metadata: {{annotations: {{\"container.apparmor.security.beta.kubernetes.io/\\n"
                + $"{new string('y', 5000)}\": unconfined}}}}}}",
            "").Pod!;
        var annotation = Assert.Single(Evaluator.Find(annotated, Selection.Of("apparmor", Policy.Default, out _)!, Given.Request)).Message;

        Assert.All([volume, annotation], message =>
        {
            Assert.InRange(message.Length, 1, 400);
            Assert.DoesNotContain(message, char.IsControl);
        });
    }

    [Fact]
    public void A_secret_is_in_no_answer()
    {
        const string Secret = "hunter2-correct-horse";
        var decision = Evaluator.Evaluate(
            Given.Pod("containers: [{name: app, command: [python], env: "
                + $"[{{name: DB_PASSWORD, value: {Secret}}}, {{name: PORT, value: '1'}}]}}]"),
            null,
            Policy.Default,
            Given.Request);

        var said = string.Join('\n', [decision.Denial, decision.Audit, .. decision.Warnings,
            .. decision.Findings.Select(judged => judged.ToString())]);
        Assert.Contains("DB_PASSWORD", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_is_named_by_its_whole_path()
    {
        var cronJob = Given.Read("{apiVersion: batch/v1, kind: CronJob}",
            "jobTemplate: {spec: {template: {spec: {containers: [{name: app, image: a}]}}}}");

        Assert.StartsWith(
            "spec.jobTemplate.spec.template.spec.containers[0].image (container \"app\")",
            Evaluator.Find(cronJob.Pod!, Selection.Of("image-tag", Policy.Default, out _)!, Given.Request)[0].Message,
            StringComparison.Ordinal);
    }
}
