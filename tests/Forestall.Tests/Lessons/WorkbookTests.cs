using System.Globalization;
using CsCheck;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

public sealed class WorkbookTests
{
    private static readonly object?[][] Small = [["case", "A", "O"], ["p", 1.0, 0.9], [null, null, null], ["q", 0.33, 0.0]];

    [Fact]
    public void A_workbook_gives_the_values_that_went_into_it() =>
        Gen.Double[0, 1].Array2D[Gen.Int[2, 12], Gen.Int[2, 5]].Sample(
            values =>
            {
                using var folder = new TemporaryFolder();
                var (rows, columns) = (values.GetLength(0), values.GetLength(1));
                object?[] Row(int r) => [$"case {r}", .. Enumerable.Range(0, columns).Select(c => (object?)values[r, c])];
                object?[] header = ["case", .. Enumerable.Range(0, columns).Select(static c => $"C{c}")];
                var table = CaseTable.Load(WorkbookFile.Write(folder.File("t.xlsx"), ("cases", [header, .. Enumerable.Range(0, rows).Select(Row)])));
                return Enumerable.Range(0, columns).All(c => table.Values(string.Create(CultureInfo.InvariantCulture, $"C{c}")).SequenceEqual(Enumerable.Range(0, rows).Select(r => values[r, c])));
            },
            iter: 20);

    [Fact]
    public void Empty_rows_are_no_cases_and_the_first_sheet_is_read()
    {
        using var folder = new TemporaryFolder();
        var table = CaseTable.Load(WorkbookFile.Write(folder.File("t.xlsx"), ("first", Small), ("second", [["x", "y"], ["a", 1.0]])));
        Assert.Equal(["p", "q"], table.Cases);
        Assert.Equal([1, 0.33], table.Values("A"));
        Assert.Equal(["y"], CaseTable.Load(folder.File("t.xlsx"), "Second").Columns);
    }

    [Theory]
    [InlineData("there is no sheet 'third'; the sheets are first", "third")]
    [InlineData("cell B2: the cell holds the error #DIV/0!", null, "#DIV/0!")]
    [InlineData("row 1 (p), column 'A': the value is missing", null, null)]
    public void What_is_wrong_is_named_by_its_place(string part, string? sheet, params object?[] cell)
    {
        using var folder = new TemporaryFolder();
        WorkbookFile.Write(folder.File("t.xlsx"), ("first", [["case", "A", "O"], ["p", cell is [var only] ? only : null, 1.0]]));
        var e = Assert.Throws<InputException>(() => CaseTable.Load(folder.File("t.xlsx"), sheet).Values("A"));
        Assert.Contains(part, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_beyond_the_last_heading_is_named()
    {
        using var folder = new TemporaryFolder();
        WorkbookFile.Write(folder.File("t.xlsx"), ("first", [["case", "A"], ["p", 1.0, null, 5.0]]));
        Assert.Contains("cell D2: '5' stands beyond the last heading", Assert.Throws<InputException>(() => CaseTable.Load(folder.File("t.xlsx"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_workbook_gets_a_sentence_wherever_it_is_cut()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(WorkbookFile.Write(folder.File("t.xlsx"), ("first", Small)));
        foreach (var length in Enumerable.Range(0, 12).Select(i => whole.Length * i / 12))
        {
            File.WriteAllBytes(folder.File("cut.xlsx"), whole[..length]);
            Assert.Contains("no workbook that can be read", Assert.Throws<InputException>(() => CaseTable.Load(folder.File("cut.xlsx"))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_workbook_with_changed_bytes_gives_a_table_or_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(WorkbookFile.Write(folder.File("t.xlsx"), ("first", Small)));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 4].Sample(
            changes =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                var path = folder.File(Guid.NewGuid().ToString("N") + ".xlsx");
                File.WriteAllBytes(path, bytes);
                try
                {
                    CaseTable.Load(path);
                }
                catch (InputException)
                {
                    // A sentence is an answer; anything else fails the test.
                }
            },
            iter: 300);
    }

    [Theory]
    [InlineData("old.xls")]
    [InlineData("open.ods")]
    public void Workbooks_of_other_kinds_get_a_sentence(string name)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File(name), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        Assert.Contains("save it again as .xlsx or as CSV", Assert.Throws<InputException>(() => CaseTable.Load(folder.File(name))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_something_else_than_a_workbook_gets_a_sentence()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("t.csv"), "case,A\np,1\n");
        Assert.Contains("only a workbook has sheets", Assert.Throws<InputException>(() => CaseTable.Load(folder.File("t.csv"), "x")).Message, StringComparison.Ordinal);
    }
}
