using Forestall.Record.Curated;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// Runs one situation under every doctrine up to the end of an episode, and once more up to its crossing: what lies between the two is the episode's.
/// </summary>
internal sealed class EpisodeTelling
{
    private readonly ReplayModel _model;
    private readonly OnsetHistory _onset;
    private readonly int _back;
    private readonly SituationHistory _whole;
    private readonly SituationHistory _before;
    private readonly RuleCalendar[] _calendars;
    private readonly RuleCalendar[] _calendarsBefore;
    private readonly EpisodeWitness[] _witnesses;
    private double[][] _remaining = [];
    private double[][] _shares = [];

    public EpisodeTelling(ReplayModel model, SituationHistory history, OnsetHistory onset, int back)
    {
        (_model, _onset, _back) = (model, onset, back);
        (_whole, _before) = (history.Until(onset.End), history.Until(onset.Crossing));
        var doctrines = Enumerable.Range(0, model.Doctrines.Count).ToList();
        _calendars = [.. doctrines.Select(d => new RuleCalendar(model.Code(d), _whole))];
        _calendarsBefore = [.. doctrines.Select(d => new RuleCalendar(model.Code(d), _before))];
        _witnesses = Witnesses();
    }

    public long Recorded => _whole.Between(_onset.Crossing, _onset.End);

    public void Run(int draws, int threads, CancellationToken cancellation)
    {
        _remaining = [.. _witnesses.Select(_ => new double[draws])];
        _shares = [.. _witnesses.Select(_ => new double[draws])];
        var gate = new Lock();
        Parallel.For(
            0,
            draws,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => (Run: _model.NewRun(), Drawn: _model.NewDrawn(), Row: new double[_model.Layout.Length], Witnesses: Witnesses()),
            (draw, _, local) =>
            {
                _model.Draw(local.Drawn, draw);
                for (var d = 0; d < _witnesses.Length; d++)
                {
                    Tell(local.Run, d, local.Drawn, local.Row, local.Witnesses[d], draw);
                }

                return local;
            },
            local =>
            {
                lock (gate)
                {
                    for (var d = 0; d < _witnesses.Length; d++)
                    {
                        _witnesses[d].Add(local.Witnesses[d]);
                    }
                }
            });
    }

    public DoctrineStory Story(int doctrine)
    {
        var (w, instruments) = (_witnesses[doctrine], _model.Instruments.Instruments);
        double Share(int runs) => (double)runs / w.Runs;
        var called = Enumerable.Range(0, instruments.Count).Where(i => w.Decided[i, 0] + w.Decided[i, 1] + w.Refused[i, 0] + w.Refused[i, 1] + w.InPlace[i, 0] + w.InPlace[i, 1] > 0);
        var shares = _shares[doctrine].Where(static s => !double.IsNaN(s)).ToArray();
        return new DoctrineStory(
            _model.Doctrines[doctrine],
            Share(w.Prevented),
            Banded([.. _remaining[doctrine]]),
            shares.Length == 0 ? null : Banded(shares),
            Share(w.RunsWithBegun),
            [.. called.Select(i => new InstrumentStory(
                instruments[i],
                Share(w.Decided[i, 0]),
                Share(w.Decided[i, 1]),
                Share(w.Refused[i, 0]),
                Share(w.Refused[i, 1]),
                Share(w.InPlace[i, 0]),
                Share(w.AtCrossing[i]),
                Share(w.InPlace[i, 1]),
                MedianFirst(w, i)))],
            Enum.GetValues<MeasureClass>().Where(c => (int)c < _model.Table.ByClass.Length).ToDictionary(static c => c, c => (IReadOnlyList<double>)[.. Enumerable.Range(0, w.ClassInPlace.GetLength(1)).Select(t => Share(w.ClassInPlace[(int)c, t]))]));
    }

    private void Tell(SituationRun run, int doctrine, DrawnInstruments drawn, double[] row, EpisodeWitness witness, int draw)
    {
        Array.Clear(row);
        run.Witness = null;
        run.Run(_before, _model.Code(doctrine), _calendarsBefore[doctrine], drawn, row);
        var (averted, caused) = (row[(int)OutcomeCount.DeathsAverted], row[(int)OutcomeCount.DeathsCaused]);
        var (early, all) = (row[_model.Layout.HarmBefore], row[_model.Layout.HarmInAll]);

        Array.Clear(row);
        witness.Start();
        run.Witness = witness;
        run.Run(_whole, _model.Code(doctrine), _calendars[doctrine], drawn, row);
        witness.Finish();
        _remaining[doctrine][draw] = Recorded - (row[(int)OutcomeCount.DeathsAverted] - averted) + (row[(int)OutcomeCount.DeathsCaused] - caused);
        var inAll = row[_model.Layout.HarmInAll] - all;
        _shares[doctrine][draw] = witness.PreventedNow || inAll <= 0 ? double.NaN : (row[_model.Layout.HarmBefore] - early) / inAll;
    }

    private int? MedianFirst(EpisodeWitness witness, int instrument)
    {
        var length = witness.FirstInPlace.GetLength(1);
        var total = Enumerable.Range(0, length).Sum(t => witness.FirstInPlace[instrument, t]);
        var seen = 0;
        for (var t = 0; t < length; t++)
        {
            seen += witness.FirstInPlace[instrument, t];
            if (total > 0 && 2 * seen >= total)
            {
                return t - _back;
            }
        }

        return null;
    }

    private EpisodeWitness[] Witnesses() =>
        [.. _model.Doctrines.Select(_ => new EpisodeWitness(_model.Table, _onset.Crossing, _back, _back + _onset.End - _onset.Crossing))];

    private static Band Banded(double[] values)
    {
        var count = values.Length;
        var mean = values.Sum() / count;
        var squares = values.Sum(v => (v - mean) * (v - mean));
        Array.Sort(values);
        double At(double share) => values[Math.Max(1, (int)Math.Ceiling(share * count)) - 1];
        return new Band(At(0.05), At(0.5), At(0.95), mean, count < 2 ? double.NaN : Math.Sqrt(squares / (count - 1) / count));
    }
}
