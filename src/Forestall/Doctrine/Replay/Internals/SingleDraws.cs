namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Runs draw after draw.</summary>
internal sealed class SingleDraws(ReplayModel model) : DrawBlock
{
    private readonly SituationRun _run = model.NewRun();
    private readonly DrawnInstruments _drawn = model.NewDrawn();
    private readonly double[] _row = new double[model.Layout.Length];

    public override long MonthsVisited => _run.MonthsVisited;

    public override long RandomBlocks => _run.Blocks;

    public override void Run(long first, int count, OutcomeTable into)
    {
        for (var n = 0; n < count; n++)
        {
            model.Draw(_drawn, first + n);
            for (var d = 0; d < model.Doctrines.Count; d++)
            {
                Array.Clear(_row);
                for (var s = 0; s < model.History.Situations.Count; s++)
                {
                    model.Run(_run, s, d, _drawn, _row);
                }

                into.Take(n, d, _row);
            }
        }

        model.Complete(into, count);
    }
}
