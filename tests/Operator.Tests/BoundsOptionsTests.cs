namespace PyOps.Operator.Tests;

/// <summary>What services may ask for, as the command line says it.</summary>
public class BoundsOptionsTests
{
    private const string Any = "*";

    [Theory]
    [InlineData("", Any, Any)]
    [InlineData("--allowed-service-types=ClusterIP", "ClusterIP", Any)]
    [InlineData("--allowed-service-types=ClusterIP,NodePort --allowed-tolerations=none", "ClusterIP NodePort", "")]
    [InlineData("--allowed-tolerations=dedicated,gpu/*", Any, "dedicated gpu/*")]
    public async Task Names_are_read_with_commas_between_them_and_none_is_nothing(string arguments, string types, string tolerations)
    {
        OperatorOptions? options = null;
        var command = OperatorCommandLine.Build((read, _) =>
        {
            options = read;
            return Task.FromResult(0);
        });

        Assert.Equal(0, await command.Parse(arguments).InvokeAsync());

        Assert.Equal(types, string.Join(' ', options!.Bounds.ServiceTypes));
        Assert.Equal(tolerations, string.Join(' ', options.Bounds.Tolerations));
        Assert.Equal([Any], options.Bounds.IngressAnnotations);
        Assert.Equal([Any], options.Bounds.PriorityClasses);
    }
}
