using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning;
using Forestall.Warning.Internals;

namespace Forestall.Tests.Warning;

public sealed class WatchListTests
{
    private static readonly Month AsOf = new(1996, 8);
    private static readonly ViolenceRecord Record = CrossingWorld.Record;
    private static readonly WarningHistory History = CrossingWorld.History;

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(24)]
    public void Drivers_and_the_level_of_the_model_sum_to_the_log_odds(int horizon)
    {
        var position = HorizonCurve.Above(horizon);
        var lines = List(horizon).Lines.Where(l => HorizonCurve.Deciding(Stored(l).Probabilities, position) == position).ToList();
        Assert.True(lines.Count > 5);

        // What is left without the drivers is the level, the same for all; a stored probability is rounded by half a hundred-thousandth.
        var ranges = lines.Select(static l => (
            Low: LogOdds(l.Warning.Probability - 0.5e-5) - l.Warning.Drivers.Sum(static d => d.Contribution) - 1e-9,
            High: LogOdds(l.Warning.Probability + 0.5e-5) - l.Warning.Drivers.Sum(static d => d.Contribution) + 1e-9)).ToList();
        Assert.True(ranges.Max(static r => r.Low) <= ranges.Min(static r => r.High), $"{ranges.Max(static r => r.Low)} > {ranges.Min(static r => r.High)}");
        Assert.True(lines.Max(static l => l.Warning.Probability) > 2 * lines.Min(static l => l.Warning.Probability));
    }

    [Fact]
    public void Drivers_stand_strongest_first_and_each_theme_once()
    {
        foreach (var line in List(12).Lines)
        {
            Assert.Equal(10, line.Warning.Drivers.Select(static d => d.Name).Distinct().Count());
            Assert.Equal(line.Warning.Drivers.OrderByDescending(static d => Math.Abs(d.Contribution)), line.Warning.Drivers);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(24)]
    public void The_interval_holds_the_probability(int horizon) =>
        Assert.All(List(horizon).Lines, static l =>
        {
            Assert.InRange(l.Warning.Probability, l.Warning.Low, l.Warning.High);
            Assert.InRange(l.Warning.Low, 0, 1);
            Assert.InRange(l.Warning.High, 0, 1);
            Assert.True(l.Warning.Low < l.Warning.High);
        });

    [Fact]
    public void Ranks_follow_the_probability_now_and_a_year_before()
    {
        var list = List(12);
        Assert.Equal(Enumerable.Range(1, list.Lines.Count), list.Lines.Select(static l => l.Rank));
        Assert.Equal(Order(AsOf), list.Lines.Select(static l => l.Warning.Situation.Code));
        var before = Order(AsOf - 12);
        Assert.Equal(list.Lines.Select(l => before.IndexOf(l.Warning.Situation.Code) is >= 0 and var i ? i + 1 : (int?)null), list.Lines.Select(static l => l.RankYearBefore));
        Assert.Contains(list.Lines, static l => l.RankYearBefore is not null);

        static List<string> Order(Month asOf) => [.. Record.Situations
            .Where(s => History.TryGet(s, asOf, 12, out _))
            .OrderByDescending(s => History.TryGet(s, asOf, 12, out var p) ? p : 0).ThenBy(static s => s.Code, StringComparer.Ordinal).Select(static s => s.Code)];
    }

    [Fact]
    public void Situations_are_in_the_list_or_in_an_episode_as_far_as_was_published()
    {
        var list = List(12);
        var inEpisode = Crossings.Find(Record, RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset && c.Month <= AsOf - 1 && c.Last >= AsOf - 1).Select(static c => c.Situation.Code);
        Assert.Equal(inEpisode, list.InEpisode.Select(static s => s.Code));
        Assert.NotEmpty(list.InEpisode);
        Assert.Equal(Record.Situations.Select(static s => s.Code), list.InEpisode.Select(static s => s.Code).Concat(list.Lines.Select(static l => l.Warning.Situation.Code)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_track_record_counts_like_warnings_whose_outcome_was_known()
    {
        var onsets = Crossings.Find(Record, RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset).ToLookup(static c => c.Situation.Code, static c => c.Month);
        foreach (var line in List(12).Lines)
        {
            int warnings = 0, crossed = 0;
            foreach (var situation in Record.Situations)
            {
                for (var asOf = History.From; asOf + 12 <= AsOf - 1; asOf += 1)
                {
                    if (History.TryGet(situation, asOf, 12, out var p) && p >= line.Warning.Probability / 1.5 && p <= line.Warning.Probability * 1.5 && !onsets[situation.Code].Contains(asOf))
                    {
                        warnings++;
                        crossed += onsets[situation.Code].Any(m => m > asOf && m <= asOf + 12) ? 1 : 0;
                    }
                }
            }

            Assert.Equal((warnings, crossed), (line.Track.Warnings, line.Track.Crossed));
        }
    }

    [Fact]
    public void A_short_list_is_the_head_of_the_long_one()
    {
        var (all, few) = (List(12), WatchList.Of(Record, History, AsOf, 12, 3, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(all.Lines.Take(3).Select(static l => (l.Rank, l.Warning.Situation.Code, l.Warning.Probability, l.Warning.Low, l.Warning.High)), few.Lines.Select(static l => (l.Rank, l.Warning.Situation.Code, l.Warning.Probability, l.Warning.Low, l.Warning.High)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(-3)]
    public void A_horizon_out_of_range_is_refused(int horizon) =>
        Assert.Contains("choose 1 to 24 months", Assert.Throws<InputException>(() => List(horizon)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1993, 12)]
    [InlineData(1998, 1)]
    public void A_month_without_warnings_is_refused_with_the_months_there_are(int year, int month) =>
        Assert.EndsWith("choose a month from 1994-01 to 1997-12.", Assert.Throws<InputException>(() => WatchList.Of(Record, History, new Month(year, month), 12, 5, cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(25)]
    public void A_lag_out_of_range_is_refused(int lag) =>
        Assert.Contains("choose 0 to 24 months", Assert.Throws<InputException>(() => new WarningSettings { PublicationLag = lag }.Checked()).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_few_crossings_to_learn_from_are_named()
    {
        var quiet = CrossingWorld.With(static (_, m) => CrossingWorld.Of(m.Month, m.Month.Number), static y => y);
        Assert.Contains("only 0 crossings were known", Assert.Throws<InputException>(() => CrossingWorld.Build(quiet)).Message, StringComparison.Ordinal);
    }

    private static WatchList List(int horizon) => WatchList.Of(Record, History, AsOf, horizon, 1000, cancellation: TestContext.Current.CancellationToken);

    private static StoredWarning Stored(WatchLine line) => History.Find(line.Warning.Situation.Code, AsOf)!;

    private static double LogOdds(double p) => Math.Log(p / (1 - p));
}
