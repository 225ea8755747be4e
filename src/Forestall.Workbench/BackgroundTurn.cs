namespace Forestall.Workbench;

/// <summary>Work in the background comes by turns, two pieces at a time, so that pages never wait for a thread.</summary>
internal sealed class BackgroundTurn : IDisposable
{
    private const int AtOnce = 2;
    private static readonly SemaphoreSlim Turns = new(AtOnce);

    private BackgroundTurn()
    {
    }

    /// <summary>Waits, without holding a thread, until it is one's turn, and goes on beside who asked.</summary>
    public static async Task<BackgroundTurn> Come()
    {
        await Turns.WaitAsync().ConfigureAwait(false);
        await Task.Yield();
        return new BackgroundTurn();
    }

    /// <summary>Lets the next one come.</summary>
    public void Dispose() => Turns.Release();
}
