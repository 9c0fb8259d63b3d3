using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PyOps.Support.Stub;

/// <summary>
/// What a collection answers, in order. When a queue is empty: the last list again, and a watch that stays open and silent.
/// </summary>
public sealed class ListWatchScript
{
    private readonly ConcurrentQueue<RequestDelegate> lists = [];
    private readonly ConcurrentQueue<RequestDelegate> watches = [];
    private volatile RequestDelegate lastList = Reply.List("1", []);
    private volatile RequestDelegate idleWatch = Reply.Hold();

    public ListWatchScript List(params RequestDelegate[] replies) => Add(lists, replies);

    public ListWatchScript Watch(params RequestDelegate[] replies) => Add(watches, replies);

    /// <summary>What a watch answers when nothing is queued.</summary>
    public ListWatchScript WatchOtherwise(RequestDelegate reply)
    {
        idleWatch = reply;
        return this;
    }

    public Task Handle(HttpContext context)
    {
        if (context.Request.Query.ContainsKey("watch"))
            return (watches.TryDequeue(out var watch) ? watch : idleWatch)(context);
        if (lists.TryDequeue(out var list))
            lastList = list;
        return lastList(context);
    }

    private ListWatchScript Add(ConcurrentQueue<RequestDelegate> queue, RequestDelegate[] replies)
    {
        foreach (var reply in replies)
            queue.Enqueue(reply);
        return this;
    }
}
