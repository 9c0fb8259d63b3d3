namespace PyOps.Admission.Support;

/// <summary>Something that is done when a block ends.</summary>
internal sealed class Undo(Func<Task> action) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await action();
}
