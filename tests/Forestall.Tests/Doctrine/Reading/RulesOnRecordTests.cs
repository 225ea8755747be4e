using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>A rule that asks for a warning which the record never holds is named with the highest it does hold.</summary>
public sealed class RulesOnRecordTests
{
    private static readonly ViolenceRecord Record = ViolenceRecord.Embedded;
    private static readonly WarningHistory Warnings = WarningHistory.Shipped(Record, WarningSettings.Default)!;

    [Fact]
    public void The_highest_warning_of_the_record_is_the_last_level_that_can_fire()
    {
        var highest = Highest(12);
        Assert.InRange(highest, 0.05, 1);
        Assert.Empty(Found(new WarningCondition(12, highest)));
        var problem = Assert.Single(Found(new WarningCondition(12, Math.BitIncrement(highest))));
        Assert.StartsWith("the rule 'r' can never fire on this record: no warning within 12 months is at least ", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($", the highest is {Math.Round(highest, 5) * 100:0.###} %;"), problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_more_months_in_a_row_the_lower_the_level_that_can_fire()
    {
        var highest = Highest(12);
        Assert.Single(Found(new WarningCondition(12, highest, 24)));
        Assert.Contains(" for 24 months in a row, the highest is ", Found(new WarningCondition(12, highest, 24))[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_recorded_history_is_never_called_impossible()
    {
        foreach (var months in new[] { 2, 6, 24 })
        {
            var run = Record.Situations.Max(s => Enumerable.Range(0, s.Months - months + 1).Max(i => Enumerable.Range(i, months).Min(j => Warning(s, s.From + j, 3))));
            Assert.True(run > 0);
            Assert.Empty(Found(new WarningCondition(3, run, months)));
        }
    }

    private static double Highest(int horizon) => Record.Situations.Max(s => Enumerable.Range(0, s.Months).Max(i => Warning(s, s.From + i, horizon)));

    private static double Warning(Situation situation, Month month, int horizon) => Warnings.TryGet(situation, month, horizon, out var p) ? p : 0;

    private static IReadOnlyList<TextProblem> Found(WarningCondition asked)
    {
        var place = new TextPlace("d.json", 3, 5);
        var rule = new Rule("r", new Conditions { Warning = asked }, ["mediation"], [], place);
        return DoctrineCheck.OnRecord(new PreventionDoctrine("d", "d", [rule], "", place), Record, Warnings, RubiconSettings.Default);
    }
}
