using Forestall.Brief;

namespace Forestall.Workbench.Shell;

/// <summary>A column of the table behind a figure.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Format">How numbers are shown (.NET format, invariant); whole numbers with thousands signs when left out. The CSV file holds them in full.</param>
public sealed record FigureColumn(string Heading, string Format = "N0");

/// <summary>The table behind a figure.</summary>
/// <param name="Columns">The columns; the first names the row.</param>
/// <param name="Rows">Cells: text, numbers, months or null, as many in each row as there are columns.</param>
public sealed record FigureTable(IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A picture with the table behind it, and where both come from.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Table">Every figure in it.</param>
/// <param name="Caption">What is seen, and what to beware of.</param>
/// <param name="Source">The data it rests on.</param>
/// <param name="Method">The note in docs/methods, without ending, such as <c>crossings</c>.</param>
public sealed record Figure(Picture Picture, FigureTable Table, string Caption, string Source, string Method);
