namespace PyOps.Cluster;

/// <summary>One holder at a time among all test processes of this machine. A process that dies gives it back.</summary>
internal static class MachineLock
{
    public static async Task<IDisposable> Take(string name, TimeSpan deadline)
    {
        var path = Path.Combine(Checkout.CacheFolder, $"{name}.lock");
        return await Wait.Until<IDisposable>(() => Task.FromResult<IDisposable?>(TryOpen(path)), deadline, $"the lock {path}");
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null; // held by another process; the caller asks again until its deadline
        }
    }
}
