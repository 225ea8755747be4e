using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Planning.Internals;
using Forestall.Record;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Planning;

/// <summary>Plans on paths made by hand: January 2010 is the first month, after three years in which ten people died each month, or three hundred.</summary>
internal static class MadePlans
{
    public const int Calm = 10;

    public const int War = 300;

    private static readonly Month First = new(2007, 1);

    /// <summary>A path on which the given number of people die each month from one month on, and ten in the months before.</summary>
    public static int[] From(int month, int deaths, int months = 24) => [.. Enumerable.Range(0, months).Select(m => m < month ? Calm : deaths)];

    /// <summary>A path on which a number of people die each month.</summary>
    public static int[] Level(int deaths, int months = 24) => From(0, deaths, months);

    public static PlanHistory History(int before, params IReadOnlyList<int[]> paths)
    {
        var situation = Made.Situation("AAA", First, First + 35);
        var record = Made.Record((situation, [.. Enumerable.Repeat((long)before, 36)]));
        return new PlanHistory(record, situation, situation.To, paths);
    }

    public static PreventionDoctrine Strategy(string name, params IReadOnlyList<Rule> rules) => Made.Doctrine(rules) with { Name = name };

    public static MonthSpan Months(int from, int until = int.MaxValue) => new(from, until);

    public static PlanResult Run(PlanHistory history, InstrumentSet set, IReadOnlyList<PreventionDoctrine> strategies, int draws, int threads = 2, int rankingDraws = 0) =>
        PlanRun.Run(new PlanModel(history, set, strategies, new PlanSettings { Draws = draws, RankingDraws = rankingDraws }), threads, static _ => { }, TestContext.Current.CancellationToken);

    /// <summary>An instrument with one uncertain number.</summary>
    public static Instrument WithUncertain(this Instrument instrument, string parameter, Distribution distribution)
    {
        var uncertain = Made.Uncertain($"{instrument.Name}.{parameter}", distribution);
        return parameter switch
        {
            "delay" => instrument with { Delay = uncertain },
            "harm" => instrument with { Harm = uncertain },
            "crossing" => instrument with { Crossing = uncertain },
            _ => instrument with { Available = uncertain },
        };
    }
}
