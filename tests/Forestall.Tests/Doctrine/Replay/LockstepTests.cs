using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Doctrine.Replay.Internals.Lockstep;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Tests.Doctrine.Plain;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>Draws run in step give the same numbers, to the bit, as draws run one by one.</summary>
public sealed class LockstepTests
{
    [Fact]
    public void Every_number_is_the_same_in_any_world() =>
        RandomWorld.Any.Sample(static world => Same(PlainAgreementTests.Model(world, expected: false), 3, 11, world.ToString()!), iter: 1000);

    [Fact]
    public void Every_number_is_the_same_over_the_whole_record() => Same(ShippedReplay.Model(new() { Seed = 11 }), 0, 64, "the record");

    [Fact]
    public void Every_number_is_the_same_with_as_many_instruments_and_rules_as_there_can_be()
    {
        var instruments = Made.Set(1, 1, 1, [.. Enumerable.Range(0, 64).Select(static i => Made.Instrument(
            $"measure-{i}", (MeasureClass)(i % 5), delay: i % 4, duration: 1 + (i % 9), crossing: 0.8, harm: 0.9, available: 0.6, backfireChance: i == 63 ? 0.5 : 0, backfireHarm: 2, cost: 1 + i))]);
        Conditions[] conditions = [new(), new() { Rubicon = RubiconSide.After }, new() { Warning = new WarningCondition(12, 0.1) }, new() { NotTried = ["measure-63"] }];
        var doctrine = Made.Doctrine([.. Enumerable.Range(0, 64).Select(i => Made.Use(conditions[(i + 1) % 4], $"measure-{63 - i}"))]);
        var world = RandomWorld.Of(3);
        var history = ReplayHistory.Of(world.Record, (s, t, h) => world.Warning(s, t, h) ?? double.NaN, world.Settings, null, world.Record.From);
        var counts = Same(new ReplayModel(history, instruments, [doctrine], new ReplaySettings()), 0, 24, "64 instruments");
        Assert.True(counts.At(0, 0, (int)OutcomeCount.DeploymentMonths) > 0);
    }

    [Fact]
    public void A_coercive_use_is_remembered_over_more_months_in_a_row_than_a_word_has_bits()
    {
        // In place from the second month on; then nothing happens for 66 months, up to the crossing.
        var deaths = new long[100];
        Array.Fill(deaths, 3, 0, 68);
        Array.Fill(deaths, 2000, 68, 3);
        var (_, record) = OfOne(deaths);
        var model = Model(record, static (_, _, _) => double.NaN, RubiconSettings.Default, Made.Instrument("embargo", MeasureClass.Economic, duration: 240), new Conditions());
        Assert.Equal(68, Assert.Single(model.Situation(0).Onsets).Crossing);
        Assert.Equal(0, Same(model, 0, 8, "long quiet").At(0, 0, (int)OutcomeCount.HarmShareBeforeCoercion));
    }

    [Fact]
    public void Warnings_of_the_year_before_a_prevented_crossing_are_read_even_where_no_deaths_are_changed_any_more()
    {
        // The crossing is one month's five deaths more, and the warning rises two months before it, and in autumn: so it is seen to rise twice a year from then on.
        var deaths = new long[100];
        Array.Fill(deaths, 8);
        deaths[30] = 13;
        var (situation, record) = OfOne(deaths);
        double Warning(Situation s, Month month, int horizon) => month - situation.From is var t && t > 30 ? double.NaN : t % 12 is 4 or 9 ? 0.5 : 0.01;
        var model = Model(record, Warning, new RubiconSettings { Threshold = 100 }, Made.Instrument("mediation", crossing: 0), new Conditions { Warning = new WarningCondition(12, 0.2), DeathsInYear = new HarmSpan(1) });
        Assert.Equal((30, 100), (Assert.Single(model.Situation(0).Onsets).Crossing, model.Situation(0).Onsets[0].End));
        var counts = Same(model, 0, 8, "year before");
        Assert.Equal((1, 16), (counts.At(0, 0, (int)OutcomeCount.CrossingsPrevented), counts.At(0, 0, (int)OutcomeCount.NonCoerciveMonths)));
    }

    private static (Situation Situation, ViolenceRecord Record) OfOne(long[] deaths)
    {
        var situation = Made.Situation("AAA", new Month(2000, 1), new Month(2000, 1) + (deaths.Length - 1));
        return (situation, Made.Record((situation, deaths)));
    }

    private static ReplayModel Model(ViolenceRecord record, Func<Situation, Month, int, double> warning, RubiconSettings rubicon, Instrument instrument, Conditions when) =>
        new(ReplayHistory.Of(record, warning, rubicon, null, record.From), Made.Set(instrument), [Made.Doctrine(Made.Use(when, instrument.Name))], new ReplaySettings { Rubicon = rubicon });

    private static OutcomeTable Same(ReplayModel model, long first, int count, string where)
    {
        var (single, inStep) = (model.NewTable(count), model.NewTable(count));
        var draws = new LockstepDraws(model, count);
        new SingleDraws(model).Run(first, count, single);

        // The second run meets what is left from the first.
        for (var turn = 0; turn < 2; turn++)
        {
            draws.Run(first, count, inStep);
            for (var n = 0; n < count; n++)
            {
                for (var d = 0; d < model.Doctrines.Count; d++)
                {
                    for (var c = 0; c < model.Layout.Length; c++)
                    {
                        var (one, other) = (single.At(n, d, c), inStep.At(n, d, c));
                        Assert.True(one.Equals(other), $"{where}, draw {first + n}, {model.Doctrines[d].Name}, cell {c}: one by one {one}, in step {other}");
                    }
                }
            }
        }

        return inStep;
    }
}
