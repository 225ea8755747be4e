using System.Runtime.InteropServices;

namespace Forestall.Cli;

/// <summary>Turns Ctrl-C and a polite request to end into a cancelled token, so that unfinished work is removed before leaving.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interrupt() => _registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM)];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        // A second signal ends the process at once.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    });
}
