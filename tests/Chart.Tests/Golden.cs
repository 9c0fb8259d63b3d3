namespace PyOps.Chart.Tests;

/// <summary>Compares with a file of the repository, or writes it when PYOPS_GENERATE=1 (`make generate`).</summary>
internal static class Golden
{
    public static bool Writes => Environment.GetEnvironmentVariable("PYOPS_GENERATE") == "1";

    public static void Check(string path, string actual)
    {
        if (Writes)
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing; run `make generate` and review it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
