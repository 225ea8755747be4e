using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Planning.Internals;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Planning;

/// <summary>A plan whose path is what a record holds is the plain replay of that record without warnings, count by count and month by month.</summary>
public sealed class PlanAgreementTests
{
    private const int Months = 24;

    [Fact]
    public void A_plan_along_the_record_agrees_with_the_plain_replay() => RandomWorld.Any.Sample(
        static world =>
        {
            var record = world.Record;
            var situation = record.Situations[0];
            var lastKnown = situation.To - Months;
            if (lastKnown < situation.From)
            {
                return;
            }

            var path = record.Months(situation)[^Months..].ToArray().Select(static m => (int)m.Harm.All.Best).ToArray();
            var instruments = world.Instruments with { Instruments = [.. world.Instruments.Instruments.Select(static i => i with { BackfireEpisode = Made.Certain($"{i.Name}.backfire.episode", 0) })] };
            IReadOnlyList<PreventionDoctrine> strategies = [.. world.Doctrines.Select(static d => d with { Rules = [.. d.Rules.Select(static r => r with { When = r.When with { Warning = null } })] })];
            var model = new PlanModel(new PlanHistory(record, situation, lastKnown, [path]), instruments, strategies, new PlanSettings { Draws = 1, RankingDraws = 0, Answers = world.Answers });
            var result = PlanRun.Run(model, 1, static _ => { }, CancellationToken.None);
            var plain = new PlainReplay(record, static (_, _, _) => null, RubiconSettings.Default, instruments, world.Answers, 1, expected: false, lastKnown + 1);
            for (var s = 0; s < strategies.Count; s++)
            {
                var outcome = plain.Run(0, strategies[s]);
                var (counts, months, planned) = (outcome.Situations[situation.Code], outcome.Months[situation.Code], result.Strategies[s + 1]);
                Assert.Equal(counts.Averted, planned.Counts[PlanCount.DeathsAverted].Mean);
                Assert.Equal(counts.Caused, planned.Counts[PlanCount.DeathsCaused].Mean);
                Assert.Equal(counts.CrossingsPrevented > 0 ? 1 : 0, planned.ChancePrevented);
                Assert.Equal(counts.InstrumentMonths.GetValueOrDefault(MeasureClass.NonCoercive), planned.Counts[PlanCount.NonCoerciveMonths].Mean);
                Assert.Equal(counts.InstrumentMonths.GetValueOrDefault(MeasureClass.Force), planned.Counts[PlanCount.ForceMonths].Mean);
                Assert.Equal(counts.Cost, planned.Counts[PlanCount.Cost].Mean, 6);
                Assert.Equal(counts.Losses, planned.Counts[PlanCount.OwnLosses].Mean, 6);
                var sum = 0.0;
                for (var m = 0; m < Months; m++)
                {
                    sum += months[lastKnown + 1 + m].Deaths;
                    Assert.Equal(sum, planned.CumulativeDeaths[m].Mean);
                }
            }
        },
        iter: 200);
}
