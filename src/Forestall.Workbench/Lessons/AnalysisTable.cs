using System.Globalization;
using Forestall.Workbench.Shell;

namespace Forestall.Workbench.Lessons;

/// <summary>A table that an analysis of a study gives, on its page and as a file.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Heading">What it holds.</param>
/// <param name="Table">The table.</param>
/// <param name="Note">What the columns mean; null where that is plain.</param>
public sealed record AnalysisTable(string Id, string Heading, FigureTable Table, string? Note = null)
{
    /// <summary>Yes or no in a cell; empty where that has no meaning.</summary>
    internal static string? Yes(bool? value) => value switch { true => "yes", false => "no", null => null };

    /// <summary>How many there are of something.</summary>
    internal static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");
}
