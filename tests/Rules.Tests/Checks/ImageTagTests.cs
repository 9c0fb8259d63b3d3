namespace PyOps.Rules.Tests.Checks;

public class ImageTagTests
{
    [Theory]
    [InlineData("containers: [{name: app, image: 'app:1.2'}]", "")]
    [InlineData("containers: [{name: app, image: 'reg:5000/app:1.2'}]", "")]
    [InlineData("containers: [{name: app, image: 'app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}]", "")]
    [InlineData(
        "containers: [{name: app, image: 'app:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}]",
        "")]
    [InlineData("containers: [{name: app, image: 'app:latest-1'}]", "")]
    [InlineData("containers: [{name: app, image: 'app:1.latest'}]", "")]
    [InlineData("containers: [{name: app, image: 'app'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'reg:5000/app'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'reg:5000/app:'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'app@'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'app@latest'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'app:1.2@latest'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'app@sha256:0123'}]", "containers[0].image")]
    [InlineData(
        "containers: [{name: app, image: 'app@sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF'}]",
        "containers[0].image")]
    [InlineData(
        "containers: [{name: app, image: 'app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0'}]",
        "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'app@md5:0123456789abcdef0123456789abcdef'}]", "containers[0].image")]
    [InlineData("volumes: [{name: m, image: {reference: 'm:latest'}}]", "volumes[0].image.reference")]
    [InlineData("volumes: [{name: m, image: {reference: 'reg:5000/m'}}, {name: n, emptyDir: {}}]", "volumes[0].image.reference")]
    [InlineData(
        "volumes: [{name: m, image: {reference: 'm:1.2'}}, {name: n, image: {reference: "
            + "'m@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}}, {name: o, image: {}}]",
        "")]
    [InlineData("containers: [{name: app, image: 'app:latest'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'app:LATEST'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: ' app:latest '}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: 'reg.example.com/a/b:Latest'}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: ''}]", "containers[0].image")]
    [InlineData("containers: [{name: app, image: null}]", "containers[0].image")]
    [InlineData("containers: [{name: app}]", "containers[0].image")]
    [InlineData("containers: [null]", "containers[0].image")]
    [InlineData(
        "initContainers: [{name: i, image: a}, {name: s, image: b, restartPolicy: Always}], containers: [{name: app, image: "
            + "c:1}], ephemeralContainers: [{name: e, image: d}]",
        "initContainers[0].image, initContainers[1].image, ephemeralContainers[0].image")]
    [InlineData("os: {name: windows}, containers: [{name: app, image: 'app'}]", "containers[0].image")]
    public void An_image_needs_a_version(string spec, string found) => Given.Found("image-tag", spec, found);

    [Fact]
    public void The_message_says_what_to_write() => Assert.Equal(
        "spec.containers[0].image (container \"app\"): \"reg:5000/shop\" has no tag; name a version tag or a digest [image-tag]",
        Given.Message("image-tag", "containers: [{name: app, image: 'reg:5000/shop'}]"));
}
