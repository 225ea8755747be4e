using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Planning;

/// <summary>By when an instrument must be decided, by hand.</summary>
public sealed class DeadlineTests
{
    // 400 a month from month m on cross in month m + 2.
    private static readonly int[] CrossesInMonth5 = MadePlans.From(3, 400);
    private static readonly int[] CrossesInMonth9 = MadePlans.From(7, 400);

    [Fact]
    public void It_must_be_in_place_in_the_month_before_the_crossing()
    {
        // Delay 2: decided in month 1 it is in place in month 4, decided in month 5 in month 8.
        var deadline = Deadline(2, 1, CrossesInMonth5, CrossesInMonth9, MadePlans.Level(0));
        Assert.Equal((5, 1), (deadline.LatestForHalf, deadline.LatestForMost));
        Assert.Equal((1, 1), (deadline.InTimeIfNow, deadline.InTimeAsWritten));
        Assert.Equal(0, deadline.DecidedAsWritten);
    }

    [Fact]
    public void It_is_too_late_where_preparation_takes_longer_than_is_left()
    {
        // Delay 4: in place in month 5 at the earliest, in time for the crossing in month 9 alone.
        var deadline = Deadline(4, 1, CrossesInMonth5, CrossesInMonth9);
        Assert.Equal((3, (int?)null), (deadline.LatestForHalf, deadline.LatestForMost));
        Assert.Equal(0.5, deadline.InTimeIfNow);
        Assert.Equal(0.5, deadline.InTimeIfGranted);
    }

    [Fact]
    public void What_can_never_be_had_is_told_from_what_is_too_late()
    {
        var deadline = Deadline(0, 0, CrossesInMonth9);
        Assert.Equal((null, 0, 1), (deadline.LatestForHalf, deadline.InTimeIfNow, deadline.InTimeIfGranted));
        Assert.Equal((null, 0), (deadline.DecidedAsWritten, deadline.ShareDecided));
    }

    [Fact]
    public void An_answer_of_the_next_year_counts_from_its_first_month()
    {
        // The crossing of month 16 lies in the second year; with delay 0 it is decided in month 14 at the latest.
        var history = MadePlans.History(MadePlans.Calm, MadePlans.From(14, 400));
        var set = Made.Set(Made.Instrument("talks", crossing: 1, duration: 40, available: 0.5));
        var deadline = Assert.Single(MadePlans.Run(history, set, [MadePlans.Strategy("talks", Made.Use(new Conditions(), "talks"))], 4000).Deadlines);

        // In a quarter of the draws both years refuse, in a quarter only the first grants: its last month is 11, so that at least half need month 14.
        Assert.InRange(deadline.InTimeIfNow, 0.72, 0.78);
        Assert.Equal(deadline.InTimeIfNow, deadline.InTimeAsWritten);
        Assert.Equal(1, deadline.InTimeIfGranted);
        Assert.Contains(deadline.LatestForHalf, (int?[])[11, 14]);
        Assert.Null(deadline.LatestForMost);
    }

    [Fact]
    public void In_an_episode_it_must_be_in_place_before_half_of_the_harm()
    {
        // 24 months of 200: half is reached in month 11. Delay 3: decided in month 7 it is in place in month 11.
        var history = MadePlans.History(MadePlans.War, MadePlans.Level(200));
        var set = Made.Set(Made.Instrument("troops", delay: 3));
        var result = MadePlans.Run(history, set, [MadePlans.Strategy("troops", Made.Use(new Conditions { MonthsFromStart = MadePlans.Months(8) }, "troops"))], 1);
        var deadline = Assert.Single(result.Deadlines);
        Assert.Equal(DeadlineKind.HalfOfHarm, result.DeadlineKind);
        Assert.Equal((7, 7), (deadline.LatestForHalf, deadline.LatestForMost));
        Assert.Equal((8, 0), (deadline.DecidedAsWritten, deadline.InTimeAsWritten));
    }

    [Fact]
    public void Without_a_crossing_there_is_no_deadline()
    {
        var history = MadePlans.History(MadePlans.Calm, MadePlans.Level(3));
        Assert.Empty(MadePlans.Run(history, Made.Set(Made.Instrument("talks")), [MadePlans.Strategy("talks", Made.Use(new Conditions(), "talks"))], 5).Deadlines);
    }

    private static DecisionDeadline Deadline(double delay, double available, params IReadOnlyList<int[]> paths)
    {
        var set = Made.Set(Made.Instrument("talks", delay: delay, duration: 40, available: available));
        return Assert.Single(MadePlans.Run(MadePlans.History(MadePlans.Calm, paths), set, [MadePlans.Strategy("talks", Made.Use(new Conditions(), "talks"))], 2 * paths.Count).Deadlines);
    }
}
