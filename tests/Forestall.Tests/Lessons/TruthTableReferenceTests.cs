using System.Globalization;
using Forestall.Lessons;

namespace Forestall.Tests.Lessons;

/// <summary>Truth tables against those of R's package QCA.</summary>
public sealed class TruthTableReferenceTests
{
    [Fact]
    public void Every_row_has_the_output_number_of_cases_inclusion_PRI_and_cases_of_the_reference()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var reference in ReferenceAnalysis.All())
        {
            var rows = reference.Result("truth_table")!.Value.GetProperty("rows");
            List<string> Column(string name) => ReferenceAnalysis.Strings(rows.GetProperty(name));
            var numbers = Column("row");
            var outputs = Column("OUT");
            var n = Column("n");
            var inclusion = ReferenceAnalysis.Numbers(rows.GetProperty("incl"));
            var pri = ReferenceAnalysis.Numbers(rows.GetProperty("PRI"));
            var cases = Column("cases");
            var conditions = reference.Study.Conditions.Select(c => Column(c.Name)).ToList();
            var table = reference.Table.Complete().ToList();
            Assert.Equal(numbers.Count, table.Count);
            for (var i = 0; i < numbers.Count; i++)
            {
                compared++;
                var row = table[i];
                var same = row.Number.ToString(CultureInfo.InvariantCulture) == numbers[i]
                    && row.OutputText == outputs[i]
                    && row.Cases.Count.ToString(CultureInfo.InvariantCulture) == n[i]

                    // R shows the fit of rows to which a case with a membership of exactly 0.5 would belong, though it counts no case there.
                    && (row.Cases.Count == 0 || (Near(row.Inclusion, inclusion[i]) && Near(row.Pri, pri[i])))
                    && string.Join(',', row.Cases) == cases[i]
                    && row.Values.Select(static v => v < 0 ? "-" : v.ToString(CultureInfo.InvariantCulture)).SequenceEqual(conditions.Select(c => c[i]));
                if (!same)
                {
                    wrong.Add($"{reference.Name} row {numbers[i]}: {row.OutputText} {row.Cases.Count} {row.Inclusion} {row.Pri} {string.Join(',', row.Cases)} instead of {outputs[i]} {n[i]} {inclusion[i]} {pri[i]} {cases[i]}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(compared > 1000);
    }

    [Fact]
    public void Deviant_cases_are_those_of_the_reference()
    {
        var wrong = new List<string>();
        foreach (var reference in ReferenceAnalysis.All())
        {
            var deviant = reference.Result("truth_table")!.Value.GetProperty("DCC");
            foreach (var row in reference.Table.Observed)
            {
                var expected = deviant.TryGetProperty(row.Number.ToString(CultureInfo.InvariantCulture), out var names) ? names.GetString() : null;
                if (expected is not null && expected != string.Join(',', row.DeviantCases))
                {
                    wrong.Add($"{reference.Name} row {row.Number}: {string.Join(',', row.DeviantCases)} instead of {expected}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static bool Near(double? a, double? b) => a is null ? b is null : b is { } y && Math.Abs(a.Value - y) < 1e-6;
}
