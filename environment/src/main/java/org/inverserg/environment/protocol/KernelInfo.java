package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import java.util.List;

/** The kernel's answer to who it is; with the {@code status} that Jupyter's protocol demands and the base leaves out. */
final class KernelInfo extends KernelInfoReply {

    @SuppressWarnings("unused") // read by gson
    private final String status = "ok";

    KernelInfo(LanguageInfo language, String banner) {
        super(Header.PROTOCOL_VERISON, "inverserg-jupyter", version(), language, banner, List.of());
    }

    private static String version() {
        String version = KernelInfo.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
