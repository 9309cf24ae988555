using Simulator.Tests.Cli;

namespace Simulator.Validation.Science;

/// <summary>The bits of the study on processors with less, in other languages and time zones.</summary>
public sealed class OtherMachineTests
{
    [Theory]
    [InlineData("LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "TZ=Asia/Kathmandu")]
    [InlineData("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX,-FMA4", "LC_ALL=de_DE.UTF-8")]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "LC_ALL=vi_VN.UTF-8", "TZ=America/St_Johns")]
    public void The_bits_do_not_depend_on_the_machine(params string[] environment) =>
        GoldenTables.CheckInProcess("nguyen-2013", environment);
}
