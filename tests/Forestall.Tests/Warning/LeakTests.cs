using CsCheck;
using Forestall.Record;
using Forestall.Warning;

namespace Forestall.Tests.Warning;

/// <summary>Nothing published after a month may move a warning as of that month or an earlier one, by a single bit.</summary>
public sealed class LeakTests
{
    private static readonly Month FirstAsOf = new(CrossingWorld.FirstYear, 1);

    private static readonly Gen<Change> Changes = Gen.Select(
        Gen.Int[0, CrossingWorld.To - FirstAsOf],
        Gen.Int[0, 200],
        Gen.Int[0, CrossingWorld.Record.Situations.Count - 1],
        Gen.Enum<Kind>(),
        Gen.Int[0, 20_000],
        static (asOf, after, place, kind, size) => new Change(FirstAsOf + asOf, after, CrossingWorld.Record.Situations[place].Code, kind, size));

    public enum Kind
    {
        Deaths,
        HighEstimate,
        StateBasedEvents,
        NonStateEvents,
        OneSidedEvents,
        Displacement,
        NoDisplacement,
        Population,
        NoPopulation,
        DeathsOfTheYear,
        EverythingLater,
    }

    [Fact]
    public void Nothing_published_later_moves_a_warning_by_a_bit() => Changes.Sample(
        static change =>
        {
            var changed = Changed(change);
            var history = CrossingWorld.Build(changed);
            SameHistory(CrossingWorld.History, history, change.AsOf);
            SameList(CrossingWorld.Record, CrossingWorld.History, changed, history, change.AsOf, 1 + (change.Size % 24));
        },
        iter: 4,
        threads: 1);

    [Fact]
    public void All_that_is_published_later_moves_no_warning_whatever_the_lag()
    {
        var settings = WarningSettings.Default with { PublicationLag = 4 };
        var change = new Change(new Month(1995, 9), 0, "RWA", Kind.EverythingLater, 4711);
        var plain = CrossingWorld.Build(CrossingWorld.Record, settings);
        var changed = Changed(change, settings.PublicationLag);
        var history = CrossingWorld.Build(changed, settings);
        SameHistory(plain, history, change.AsOf);
        SameList(CrossingWorld.Record, plain, changed, history, change.AsOf, 12);
        Assert.Equal(change.AsOf + 1, FirstDifference(plain, history));
    }

    [Fact]
    public void A_death_is_seen_from_the_first_month_after_its_own()
    {
        var month = new Month(1995, 3);
        var history = CrossingWorld.Build(CrossingWorld.With((s, m) => s == "TZA" && m.Month == month ? CrossingWorld.Of(month, 800) : m, static y => y));
        Assert.Equal(month + 1, FirstDifference(CrossingWorld.History, history));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Figures_of_a_year_are_seen_from_July_of_the_next(bool population)
    {
        var history = CrossingWorld.Build(CrossingWorld.With(static (_, m) => m, y => (y.Situation, y.Year) != ("KEN", 1994) ? y
            : population ? y with { Population = y.Population * 40 } : y with { Displacement = new Displacement(3_000_000, null, null, null, null) }));
        Assert.Equal(new Month(1995, 7), FirstDifference(CrossingWorld.History, history));
    }

    private static ViolenceRecord Changed(Change change, int lag = 1)
    {
        var first = change.AsOf - lag + 1;
        var month = first + (change.After % (CrossingWorld.To - first + 1));
        var firstYear = change.AsOf.Number >= 7 ? change.AsOf.Year : change.AsOf.Year - 1;
        var year = firstYear + (change.After % (CrossingWorld.To.Year - firstYear + 1));
        var random = new CounterRandom((ulong)change.Size);
        return CrossingWorld.With(
            (s, m) => change.Kind == Kind.EverythingLater
                ? m.Month >= first ? CrossingWorld.Of(m.Month, random.Index((ulong)((m.Month - CrossingWorld.From) + (1000 * s.Sum(static c => c))), 400)) : m
                : s == change.Place && m.Month == month ? Changed(m, change) : m,
            y => change.Kind == Kind.EverythingLater
                ? y.Year >= firstYear ? y with { Population = 1000 + change.Size, Displacement = new Displacement(change.Size, null, null, null, null), Harm = default } : y
                : y.Situation == change.Place && y.Year == year ? Changed(y, change) : y);
    }

    private static HarmMonth Changed(HarmMonth month, Change change) => change.Kind switch
    {
        Kind.Deaths => CrossingWorld.Of(month.Month, change.Size),
        Kind.HighEstimate => month with { Harm = month.Harm with { StateBased = month.Harm.StateBased with { High = month.Harm.StateBased.High + 1 + change.Size } } },
        Kind.StateBasedEvents => month with { StateBasedEvents = month.StateBasedEvents + 1 + change.Size },
        Kind.NonStateEvents => month with { NonStateEvents = month.NonStateEvents + 1 + change.Size },
        Kind.OneSidedEvents => month with { OneSidedEvents = month.OneSidedEvents + 1 + change.Size },
        _ => month,
    };

    private static HarmYear Changed(HarmYear year, Change change) => change.Kind switch
    {
        Kind.Displacement => year with { Displacement = new Displacement(100L * change.Size, null, null, 7, null) },
        Kind.NoDisplacement => year with { Displacement = default },
        Kind.Population => year with { Population = 1 + (1000L * change.Size) },
        Kind.NoPopulation => year with { Population = null },
        Kind.DeathsOfTheYear => year with { Harm = new HarmByType(new Deaths(change.Size, change.Size, change.Size), default, default, 0) },
        _ => year,
    };

    private static void SameHistory(WarningHistory expected, WarningHistory actual, Month until)
    {
        var (one, other) = (Until(expected, until), Until(actual, until));
        Assert.Equal(one.Keys.Order(), other.Keys.Order());
        Assert.NotEmpty(one);
        Assert.All(one, w => Assert.Equal(w.Value, other[w.Key]));
        Assert.All(expected.Combinations.Where(c => c.Key <= until.Year), c => Assert.Equal(c.Value, actual.Combinations[c.Key]));
    }

    private static Dictionary<(Month AsOf, string Situation), double[]> Until(WarningHistory history, Month until) =>
        history.Warnings.Where(w => w.AsOf <= until).ToDictionary(static w => (w.AsOf, w.Situation), static w => w.Probabilities);

    private static void SameList(ViolenceRecord record, WarningHistory history, ViolenceRecord changed, WarningHistory changedHistory, Month asOf, int horizon)
    {
        var (expected, actual) = (WatchList.Of(record, history, asOf, horizon, 1000), WatchList.Of(changed, changedHistory, asOf, horizon, 1000));
        Assert.Equal(expected.InEpisode.Select(static s => s.Code), actual.InEpisode.Select(static s => s.Code));
        Assert.Equal(expected.Lines.Count, actual.Lines.Count);
        foreach (var (one, other) in expected.Lines.Zip(actual.Lines))
        {
            var (w, v) = (one.Warning, other.Warning);
            Assert.Equal((one.Rank, one.RankYearBefore, w.Situation.Code, w.Probability, w.Low, w.High, w.LongEventsIn), (other.Rank, other.RankYearBefore, v.Situation.Code, v.Probability, v.Low, v.High, v.LongEventsIn));
            Assert.Equal(one.Track, other.Track);
            Assert.Equal(w.Drivers, v.Drivers);
        }
    }

    /// <summary>First month as of which a warning differs, or one is given in only one of the two histories.</summary>
    private static Month FirstDifference(WarningHistory one, WarningHistory other)
    {
        var (a, b) = (Until(one, one.To), Until(other, other.To));
        return a.Keys.Union(b.Keys).Where(k => !a.TryGetValue(k, out var p) || !b.TryGetValue(k, out var q) || !p.SequenceEqual(q)).Min(static k => k.AsOf);
    }

    public sealed record Change(Month AsOf, int After, string Place, Kind Kind, int Size);
}
