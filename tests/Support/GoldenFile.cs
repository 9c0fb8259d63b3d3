namespace PyOps.Support;

/// <summary>Compares with a file of the repository, or writes it when PYOPS_GENERATE=1 (`make generate`).</summary>
public static class GoldenFile
{
    public static void Check(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("PYOPS_GENERATE") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing; run `make generate` and review it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
