using Forestall.Record;
using Forestall.Tests.Warning.Counts;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Warning.Internals;

namespace Forestall.Tests.Warning.Evaluation;

/// <summary>Two situations from 1989 to 1999: AAA crosses in 1995-06, known from 1995-07 on, and its episode ends in 1996-06; BBB never does.</summary>
public sealed class AlarmsTests
{
    private const double High = 0.5;
    private const double Low = 0.01;
    private static readonly Month From = new(1989, 1);
    private static readonly Month To = new(1999, 12);
    private static readonly Month Crossing = new(1995, 6);
    private static readonly ViolenceRecord Record = SmallRecord.Of(
    [
        (new Situation("AAA", 1, "Crossed", "Nowhere", [], From, To), [.. Enumerable.Range(0, To - From + 1).Select(static i => From + i == Crossing ? 1000L : 0)]),
        (new Situation("BBB", 2, "Quiet", "Nowhere", [], From, To), new long[To - From + 1]),
    ]);

    [Fact]
    public void Runs_before_a_crossing_are_hits_others_false_alarms_and_those_whose_outcome_is_open_neither()
    {
        var alarms = Of(
            ("AAA", "1994-01"), ("AAA", "1994-02"),
            ("AAA", "1995-01"), ("AAA", "1995-02"), ("AAA", "1995-03"), ("AAA", "1995-04"), ("AAA", "1995-05"), ("AAA", "1995-06"),
            ("AAA", "1997-03"),
            ("AAA", "1999-06"),
            ("BBB", "1998-12"));
        Assert.Equal((1, 3), (alarms.Hits, alarms.FalseAlarms));
        Assert.Equal(3, alarms.FalseAlarmsPerHit);
        var lead = Assert.Single(alarms.LeadTimes);
        Assert.Equal((new Month(1995, 1), 5, High), (lead.First, lead.Months, lead.Highest));
        Assert.Equal(5, alarms.MedianLeadTime);
        Assert.Equal((1, 1, 0), (alarms.ShareWithLead(3), alarms.ShareWithLead(5), alarms.ShareWithLead(6)));

        // Quiet: AAA 1994-01 to 1994-05 and 1996-07 to 1998-12, BBB 1994-01 to 1998-12; alarms among them 1994-01, 1994-02, 1997-03 and BBB's one.
        Assert.Equal(4.0 / (5 + 30 + 60), alarms.FalseAlarmRate, 1e-12);
    }

    [Fact]
    public void The_month_before_the_horizon_reaches_the_crossing_is_a_hit()
    {
        Assert.Equal((1, 0), Counts(Of(("AAA", "1994-06"))));
        Assert.Equal((0, 1), Counts(Of(("AAA", "1994-05"))));
    }

    [Fact]
    public void An_alarm_first_given_when_the_crossing_had_come_unseen_is_neither()
    {
        Assert.Equal((0, 0), Counts(Of(("AAA", "1995-06"))));
        Assert.Equal((1, 0), Counts(Of(("AAA", "1995-05"), ("AAA", "1995-06"))));
    }

    [Fact]
    public void A_warning_that_ended_before_the_crossing_gives_no_lead()
    {
        var lead = Assert.Single(Of(("AAA", "1995-03"), ("AAA", "1995-04")).LeadTimes);
        Assert.Equal((null, 0, High), (lead.First, lead.Months, lead.Highest));
    }

    [Fact]
    public void Only_the_last_unbroken_run_counts_for_the_lead()
    {
        var lead = Assert.Single(Of(("AAA", "1994-11"), ("AAA", "1994-12"), ("AAA", "1995-02"), ("AAA", "1995-03"), ("AAA", "1995-04"), ("AAA", "1995-05")).LeadTimes);
        Assert.Equal((new Month(1995, 2), 4), (lead.First, lead.Months));
    }

    [Fact]
    public void Without_alarms_there_is_nothing_per_hit_and_no_lead()
    {
        var alarms = Of();
        Assert.Equal((0, 0), Counts(alarms));
        Assert.Null(alarms.FalseAlarmsPerHit);
        Assert.Equal((0, 0), (alarms.MedianLeadTime, alarms.ShareWithLead(1)));
        Assert.Equal(Low, Assert.Single(alarms.LeadTimes).Highest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_out_of_range_is_refused(double level) =>
        Assert.Contains("choose a probability above 0 and below 1", Assert.Throws<InputException>(() => Alarms.Of(Record, History([]), 12, level)).Message, StringComparison.Ordinal);

    private static (int, int) Counts(Alarms alarms) => (alarms.Hits, alarms.FalseAlarms);

    private static Alarms Of(params (string Situation, string AsOf)[] alarms) => Alarms.Of(Record, History(alarms), 12, 0.1);

    /// <summary>Warnings from 1994 to the end, high in the months named and low in all others outside the episode.</summary>
    private static WarningHistory History((string Situation, string AsOf)[] alarms)
    {
        var warnings = from code in Record.Situations.Select(static s => s.Code)
                       from i in Enumerable.Range(0, To - new Month(1994, 1) + 1)
                       let asOf = new Month(1994, 1) + i
                       where code == "BBB" || asOf <= Crossing || asOf >= new Month(1996, 7)
                       let p = alarms.Contains((code, asOf.ToString())) ? High : Low
                       select new StoredWarning(code, asOf, [p, p, p, p]);
        return new WarningHistory(Record, WarningSettings.Default, [.. warnings], new Dictionary<int, Combination[]>());
    }
}
