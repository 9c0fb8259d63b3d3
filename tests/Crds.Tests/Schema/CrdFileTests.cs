using PyOps.Crds.Schema;

namespace PyOps.Crds.Tests.Schema;

public class CrdFileTests
{
    [Fact]
    public void The_file_in_config_is_what_the_types_say()
    {
        var file = Repository.PathOf("config", "crd", "pythonservices.yaml");
        var expected = CrdYaml.Write(CrdGenerator.Build());
        if (Environment.GetEnvironmentVariable("PYOPS_GENERATE") is "1")
            File.WriteAllText(file, expected);
        Assert.True(
            File.Exists(file) && string.Equals(expected, File.ReadAllText(file), StringComparison.Ordinal),
            "config/crd/pythonservices.yaml differs from the C# types: run `make generate` and commit the result");
    }
}
