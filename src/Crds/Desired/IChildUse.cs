using k8s;
using k8s.Models;

namespace PyOps.Crds.Desired;

/// <summary>What is done with each child for which its type matters, such as opening its store or writing it.</summary>
/// <typeparam name="TResult">What it leads to.</typeparam>
public interface IChildUse<out TResult>
{
    /// <summary>Does it with this kind.</summary>
    TResult Visit<T>(Child<T> kind)
        where T : class, IKubernetesObject<V1ObjectMeta>;
}
