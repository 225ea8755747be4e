using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Tests.Doctrine.Plain;
using Forestall.Warning;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>The engine and the plain replay, written apart from the same note, agree draw by draw.</summary>
public sealed class PlainAgreementTests
{
    private const double Relative = 1e-9;

    [Theory]
    [InlineData(62897)]
    [InlineData(0)]
    public void Every_count_agrees_where_it_once_did_not(ulong seed) => Agrees(RandomWorld.Of(seed), expected: false);

    [Fact]
    public void Every_count_agrees_in_any_world() => RandomWorld.Any.Sample(static world => Agrees(world, expected: false), iter: 1000);

    [Fact]
    public void Every_count_agrees_in_expectation_in_any_world() => RandomWorld.Any.Sample(static world => Agrees(world, expected: true), iter: 1000);

    [Fact]
    public void Decisions_agree_in_any_world() => RandomWorld.Any.Sample(
        static world =>
        {
            var model = Model(world, expected: false);
            var plain = world.Plain();
            for (var d = 0; d < world.Doctrines.Count; d++)
            {
                var witness = new Log(world.Instruments);
                Engine(model, d, 0, witness);
                var decisions = plain.Run(0, world.Doctrines[d]).Decisions.Where(static x => x.Granted).Select(static x => $"{x.Situation} {x.Month} {x.Instrument}");
                Assert.Equal(decisions.Order(StringComparer.Ordinal), witness.Decisions.Order(StringComparer.Ordinal));
            }
        },
        iter: 300);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_count_agrees_over_the_whole_record_under_the_doctrines_that_ship(bool expected)
    {
        var record = ViolenceRecord.Embedded;
        var warnings = WarningHistory.Shipped(record, WarningSettings.Default)!;
        var model = ShippedReplay.Model(new() { Seed = 7, Expected = expected });
        var doctrines = model.Doctrines;
        var plain = new PlainReplay(record, (s, t, h) => warnings.TryGet(s, t, h, out var p) ? p : null, RubiconSettings.Default, model.Instruments, model.Answers, 7, expected, record.From);
        foreach (var draw in new[] { 0L, 1, 9999 })
        {
            for (var d = 0; d < doctrines.Count; d++)
            {
                Compare(record, model, plain.Run(draw, doctrines[d]), Engine(model, d, draw, null), expected, $"{doctrines[d].Name}, draw {draw}");
            }
        }
    }

    private static void Agrees(RandomWorld world, bool expected)
    {
        var model = Model(world, expected);
        var plain = world.Plain(expected);
        for (var draw = 0L; draw < 2; draw++)
        {
            for (var d = 0; d < world.Doctrines.Count; d++)
            {
                var outcome = plain.Run(draw, world.Doctrines[d]);
                var row = Engine(model, d, draw, null);
                Compare(world.Record, model, outcome, row, expected, $"{world}, {world.Doctrines[d].Name}, draw {draw}");
            }
        }
    }

    private static void Compare(ViolenceRecord record, ReplayModel model, PlainOutcome outcome, double[] row, bool expected, string where)
    {
        var total = outcome.Total;
        Same(total.Averted, row[(int)OutcomeCount.DeathsAverted], "averted", total.Recorded);
        Same(total.Caused, row[(int)OutcomeCount.DeathsCaused], "caused", total.Recorded);
        Same(total.Remaining, row[(int)OutcomeCount.DeathsRemaining], "remaining", total.Recorded);
        Exactly(total.CrossingsPrevented, row[(int)OutcomeCount.CrossingsPrevented], "crossings prevented");
        Exactly(total.EpisodesBegun, row[(int)OutcomeCount.EpisodesBegun], "episodes begun");
        Close(total.HarmShareBeforeCoercion, row[(int)OutcomeCount.HarmShareBeforeCoercion], "harm share before coercion", 1);
        Exactly(total.FalseAlarms, row[(int)OutcomeCount.FalseAlarmsActedOn], "false alarms");
        Exactly(total.FalseAlarmInstrumentMonths, row[(int)OutcomeCount.FalseAlarmInstrumentMonths], "instrument-months of false alarms");
        Close(total.FalseAlarmCost, row[(int)OutcomeCount.FalseAlarmCost], "cost of false alarms", total.Cost);
        Same(total.FalseAlarmCaused, row[(int)OutcomeCount.FalseAlarmDeathsCaused], "deaths caused in false alarms", total.Caused);
        Exactly(Months(MeasureClass.NonCoercive), row[(int)OutcomeCount.NonCoerciveMonths], "non-coercive months");
        Exactly(Months(MeasureClass.Economic), row[(int)OutcomeCount.EconomicMonths], "economic months");
        Exactly(Months(MeasureClass.Threat), row[(int)OutcomeCount.ThreatMonths], "threat months");
        Exactly(Months(MeasureClass.Deployment), row[(int)OutcomeCount.DeploymentMonths], "deployment months");
        Exactly(Months(MeasureClass.Force), row[(int)OutcomeCount.ForceMonths], "force months");
        Close(total.Losses, row[(int)OutcomeCount.OwnLosses], "own losses", total.Losses);
        Close(total.Cost, row[(int)OutcomeCount.Cost], "cost", total.Cost);
        foreach (var onset in outcome.Onsets)
        {
            var at = model.History.Layout.Onset(model.History.Onsets.ToList().FindIndex(o => o.Id == onset.Crossing.Id));
            Same(onset.Averted, row[at], $"averted in {onset.Crossing.Id}", total.Recorded);
            Exactly(onset.Prevented ? 1 : 0, row[at + 1], $"{onset.Crossing.Id} prevented");
        }

        foreach (var region in model.History.Regions)
        {
            var at = OutcomeLayout.Region(model.History.Regions.ToList().IndexOf(region));
            var counts = record.Situations.Where(s => s.Region == region).Select(s => outcome.Situations[s.Code]).ToList();
            Same(counts.Sum(static c => c.Averted), row[at], $"averted in {region}", total.Recorded);
            Same(counts.Sum(static c => c.Caused), row[at + 1], $"caused in {region}", total.Recorded);
            Exactly(counts.Sum(static c => c.CrossingsPrevented), row[at + 2], $"prevented in {region}");
        }

        foreach (var decade in outcome.Months.Values.SelectMany(static m => m).GroupBy(static m => m.Key.Year / 10))
        {
            var at = model.History.Layout.Decade(decade.Key * 10);
            Same(decade.Sum(static m => m.Value.Averted), row[at], $"averted in the {decade.Key}0s", total.Recorded);
            Same(decade.Sum(static m => m.Value.Caused), row[at + 1], $"caused in the {decade.Key}0s", total.Recorded);
            Exactly(outcome.Onsets.Count(o => o.Prevented && o.Crossing.Month.Year / 10 == decade.Key), row[at + 2], $"prevented in the {decade.Key}0s");
        }

        int Months(MeasureClass kind) => total.InstrumentMonths.GetValueOrDefault(kind);

        void Same(double plain, double engine, string what, double scale)
        {
            if (expected)
            {
                Close(plain, engine, what, scale);
            }
            else
            {
                Exactly(plain, engine, what);
            }
        }

        void Exactly(double plain, double engine, string what) => Assert.True(plain == engine, $"{where}: {what}: plain {plain}, engine {engine}");

        void Close(double plain, double engine, string what, double scale) =>
            Assert.True(Math.Abs(plain - engine) <= Relative * Math.Max(scale, Math.Abs(plain)), $"{where}: {what}: plain {plain}, engine {engine}");
    }

    internal static ReplayModel Model(RandomWorld world, bool expected)
    {
        var history = ReplayHistory.Of(world.Record, (s, t, h) => world.Warning(s, t, h) ?? double.NaN, world.Settings, world.From, world.Record.From);
        return new ReplayModel(history, world.Instruments, world.Doctrines, new ReplaySettings { Seed = 1, Expected = expected, Answers = world.Answers });
    }

    private static double[] Engine(ReplayModel model, int doctrine, long draw, IReplayWitness? witness)
    {
        var row = new double[model.Layout.Length];
        var drawn = model.NewDrawn();
        model.Draw(drawn, draw);
        var run = model.NewRun();
        run.Witness = witness;
        for (var s = 0; s < model.History.Situations.Count; s++)
        {
            model.Run(run, s, doctrine, drawn, row);
        }

        var table = model.NewTable(1);
        table.Take(0, doctrine, row);
        model.Complete(table, 1);
        return [.. Enumerable.Range(0, row.Length).Select(c => c == (int)OutcomeCount.Regret ? 0 : table.At(0, doctrine, c))];
    }

    private sealed class Log(InstrumentSet instruments) : IReplayWitness
    {
        public List<string> Decisions { get; } = [];

        public void Decided(SituationHistory history, int month, int instrument) =>
            Decisions.Add($"{history.Code} {new Month(history.FirstMonth + month)} {instruments.Instruments[instrument].Name}");
    }
}
