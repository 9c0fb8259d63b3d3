using System.Reflection;

namespace PyOps.Hosting.Tests;

public class BuildInfoTests
{
    [Theory]
    [InlineData("pyops-operator, Version=1.2.3.0", "pyops-operator/1.2.3")]
    [InlineData("PyOps.Cli, Version=0.1.0.0", "pyops-cli/0.1.0")]
    [InlineData("nameless", "nameless/0.0.0")]
    public void A_program_names_itself_by_name_and_version(string assembly, string agent) =>
        Assert.Equal(agent, BuildInfo.Of(new AssemblyName(assembly)).UserAgent);

    [Fact]
    public void A_part_of_a_program_speaks_for_it_in_whatever_process() =>
        Assert.Equal("pyops-hosting-tests", BuildInfo.Of(typeof(BuildInfoTests)).Program);
}
