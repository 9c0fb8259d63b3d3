using PyOps.Cli.Yaml;

namespace PyOps.Cli.Tests.Yaml;

public class FieldPathTests
{
    private const string Pod = """
        apiVersion: v1
        metadata:
          annotations:
            container.apparmor.security.beta.kubernetes.io/app: unconfined
        spec:
          containers:
          - name: app
            image: nginx
            ports:
            - containerPort: 80
          - {name: other}
          rules:
            image: a
            image.tag: b
        """;

    [Theory]
    [InlineData("spec.containers[0].image", 8)]
    [InlineData("spec.containers[0].ports[0].containerPort", 10)]
    [InlineData("spec.containers[0].ports[0].hostPort", 10)]
    [InlineData("spec.containers[0].securityContext.runAsNonRoot", 7)]
    [InlineData("spec.containers[1].image", 11)]
    [InlineData("spec.containers[7].image", 6)]
    [InlineData("spec.containers[x]", 6)]
    [InlineData("spec.hostNetwork", 5)]
    [InlineData("metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]", 4)]
    [InlineData("metadata.annotations.container.apparmor.security.beta.kubernetes.io/app", 4)]
    [InlineData("spec.rules.image.tag", 14)]
    [InlineData("spec.rules.image", 13)]
    [InlineData("spec.rul", 5)]
    [InlineData("nothing", 1)]
    [InlineData("", 1)]
    [InlineData("[[", 1)]
    public void A_field_has_the_line_of_its_name_and_an_absent_one_that_of_what_it_would_be_in(string path, int line) =>
        Assert.Equal(line, FieldPath.LineOf(YamlText.Read(Pod).Single().Root!, path));
}
