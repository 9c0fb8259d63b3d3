using System.Globalization;
using System.Text;

namespace PyOps.Benchmarks;

/// <summary>The figures in Markdown.</summary>
internal static class Table
{
    public static string Of(IEnumerable<Figure> figures)
    {
        var text = new StringBuilder("\n| figure | goal | measured | of the goal | how |\n|---|---|---|---|---|\n");
        foreach (var figure in figures)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {figure.Name} | <= {figure.Goal:0.##} {figure.Unit} | {figure.Value:0.##} {figure.Unit} "
                    + $"| {Share(figure)} | {figure.Note} |\n");
        return text.ToString();
    }

    private static string Share(Figure figure) => figure.Goal > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{figure.Value / figure.Goal:P0}")
        : figure.Value <= figure.Goal ? "met" : "missed";
}
