using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Replay;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Replay;

public sealed class EpisodeStoryTests
{
    private const int Draws = 3;

    [Fact]
    public void Deaths_prevention_harm_before_coercion_and_what_was_in_place_are_those_of_the_plain_replay_in_any_world() => RandomWorld.Any.Sample(
        static world =>
        {
            var model = PlainAgreementTests.Model(world, expected: false);
            var plain = world.Plain();
            var outcomes = world.Doctrines.Select(d => Enumerable.Range(0, Draws).Select(n => plain.Run(n, d)).ToList()).ToList();
            foreach (var onset in model.History.Onsets.Where(o => o.Month >= world.From))
            {
                var story = EpisodeStory.Of(model, onset.Id, Draws, 2, TestContext.Current.CancellationToken);
                for (var d = 0; d < world.Doctrines.Count; d++)
                {
                    Agrees(world, onset, story, story.Doctrines[d], outcomes[d]);
                }
            }
        },
        iter: 200);

    [Fact]
    public void It_tells_the_same_draws_as_the_replay()
    {
        var model = ShippedReplay.Model(new() { Draws = 64 });
        var session = new ReplaySession(model);
        session.Run(2, static _ => { }, TestContext.Current.CancellationToken);
        var result = session.Result();
        foreach (var id in new[] { "SRB-1998-05", "RWA-1994-04" })
        {
            var story = EpisodeStory.Of(model, id, 64, 2, TestContext.Current.CancellationToken);
            foreach (var (told, outcome) in story.Doctrines.Zip(result.Doctrines))
            {
                Assert.Equal(outcome.Episodes.Single(e => e.Id == id).Prevented, told.Prevented, 12);
            }
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var model = ShippedReplay.Model(new() { Draws = 50 });
        Assert.Equivalent(EpisodeStory.Of(model, "IDN-1999-07", 50, 1, TestContext.Current.CancellationToken), EpisodeStory.Of(model, "IDN-1999-07", 50, 3, TestContext.Current.CancellationToken), strict: true);
    }

    [Fact]
    public void Without_rules_the_episode_is_as_it_was_recorded()
    {
        var story = EpisodeStory.Of(ShippedReplay.Model(new() { Draws = 5 }), "SRB-1998-05", 5, 1, TestContext.Current.CancellationToken);
        var none = story.Doctrines.Single(static d => d.Doctrine.Name == "none");
        Assert.Equal(new Band(story.Recorded, story.Recorded, story.Recorded, story.Recorded, 0), none.DeathsRemaining);
        Assert.Empty(none.Instruments);
        Assert.Equal(story.Crossing.Month - EpisodeStory.MonthsBefore, story.Months[0].Month);
        Assert.Equal(story.Crossing.End!.Value - 1, story.Months[^1].Month);
        Assert.Equal(story.Recorded, story.Months.Where(m => m.Month >= story.Crossing.Month).Sum(static m => m.Deaths));
    }

    [Fact]
    public void A_crossing_that_is_not_there_gets_a_sentence() =>
        Assert.Contains("SRB-1900-01", Assert.Throws<InputException>(static () => EpisodeStory.Of(ShippedReplay.Model(new() { Draws = 1 }), "SRB-1900-01", 1, 1, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    private static void Agrees(RandomWorld world, Crossing onset, EpisodeStory story, DoctrineStory told, List<PlainOutcome> outcomes)
    {
        var where = $"{world}, {onset.Id}, {told.Doctrine.Name}";
        var code = onset.Situation.Code;
        var prevented = outcomes.ConvertAll(o => o.Onsets.Any(p => p.Crossing.Id == onset.Id && p.Prevented));
        var deaths = outcomes.ConvertAll(o => story.Months.Where(m => m.Month >= onset.Month).Sum(m => o.Months[code][m.Month].Deaths));
        var shares = outcomes.Where((_, n) => !prevented[n]).Select(o => ShareBeforeCoercion(world, onset, story, o)).Where(static s => s is not null).ToList();
        Assert.True(prevented.Average(static p => p ? 1.0 : 0) == told.Prevented, $"{where}: prevented");
        Assert.True(deaths.Average() == told.DeathsRemaining.Mean, $"{where}: plain {deaths.Average()}, told {told.DeathsRemaining.Mean}");
        if (!onset.LeftCensored)
        {
            Assert.True((shares.Count == 0) == (told.HarmShareBeforeCoercion is null), $"{where}: harm before coercion told or not");
            Assert.True(shares.Count == 0 || Math.Abs(shares.Average()!.Value - told.HarmShareBeforeCoercion!.Mean) < 1e-12, $"{where}: harm before coercion");
        }

        var begun = outcomes.Average(o => o.Begun.Any(b => b.Situation == code && b.Month >= story.Months[0].Month && b.Month <= story.Months[^1].Month) ? 1.0 : 0);
        Assert.True(begun == told.BegunByBackfire, $"{where}: begun");
        foreach (var (kind, byMonth) in told.InPlace)
        {
            for (var t = 0; t < byMonth.Count; t++)
            {
                var share = outcomes.Average(o => o.Months[code][story.Months[t].Month].InPlace.Any(i => Class(world, i) == kind) ? 1.0 : 0);
                Assert.True(share == byMonth[t], $"{where}: {kind} in place in {story.Months[t].Month}");
            }
        }

        foreach (var i in told.Instruments)
        {
            Assert.True(Decided(i, granted: true, before: true) == i.DecidedBefore && Decided(i, granted: true, before: false) == i.DecidedAfter, $"{where}: {i.Instrument.Name} decided");
            Assert.True(Decided(i, granted: false, before: true) == i.RefusedBefore && Decided(i, granted: false, before: false) == i.RefusedAfter, $"{where}: {i.Instrument.Name} refused");
        }

        double Decided(InstrumentStory i, bool granted, bool before) => outcomes.Average(o => o.Decisions.Any(x => x.Situation == code && x.Instrument == i.Instrument.Name && x.Granted == granted
            && x.Month >= story.Months[0].Month && x.Month <= story.Months[^1].Month && (x.Month < onset.Month) == before) ? 1.0 : 0);
    }

    private static double? ShareBeforeCoercion(RandomWorld world, Crossing onset, EpisodeStory story, PlainOutcome outcome)
    {
        var months = outcome.Months[onset.Situation.Code];
        var (before, all, seen) = (0.0, 0.0, false);
        foreach (var recorded in world.Record.Months(onset.Situation).ToArray().Where(m => m.Month >= onset.Month - 12 && m.Month <= story.Months[^1].Month))
        {
            seen |= months.TryGetValue(recorded.Month, out var month) && month.InPlace.Any(i => Class(world, i) is MeasureClass.Economic or MeasureClass.Threat or MeasureClass.Force);
            var deaths = recorded.Month < onset.Month ? recorded.Harm.Of(world.Settings.Harm).Best : months[recorded.Month].Deaths;
            before += seen ? 0 : deaths;
            all += deaths;
        }

        return all > 0 ? before / all : null;
    }

    private static MeasureClass Class(RandomWorld world, string instrument) => world.Instruments.Instruments.Single(i => i.Name == instrument).Class;
}
