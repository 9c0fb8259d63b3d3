using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Tests.Runtime.Caching;

public class RememberedTests
{
    private static readonly NamespacedName shop = new("web", "shop");
    private readonly Remembered<int, string> remembered = new();
    private int made;

    [Fact]
    public void A_value_is_worked_out_again_only_when_it_follows_from_something_else()
    {
        Assert.Equal(("1", "1", "2", "1"), (Of(shop, 1), Of(shop, 1), Of(shop, 2), Of(shop, 1)));
        Assert.Equal(3, made);
    }

    [Fact]
    public void Objects_have_values_of_their_own()
    {
        Assert.Equal(("1", "2"), (Of(shop, 1), Of(new("web", "api"), 2)));
        Assert.Equal("1", Of(shop, 1));
        Assert.Equal(2, made);
    }

    [Fact]
    public void What_fails_is_not_remembered()
    {
        Assert.Throws<InvalidOperationException>(() => remembered.Of(shop, 1, () => throw new InvalidOperationException("no")));

        Assert.Equal("1", Of(shop, 1));
    }

    private string Of(NamespacedName key, int from) => remembered.Of(key, from, () =>
    {
        made++;
        return from.ToString(System.Globalization.CultureInfo.InvariantCulture);
    });
}
